using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>Tells the role that a step names once its attempts and its models are used up; the run does not wait for the mail.</summary>
internal sealed class StepAlarm(RunThread run)
{
    private readonly HashSet<string> _told = [];
    private readonly List<Task> _mails = [];
    private readonly TaskCompletionSource _never = new();

    /// <summary>Tells it the first time only, however often the step is tried anew later.</summary>
    public void Raise(StepDefinition step, string code)
    {
        if (step.OnFailure?.EscalateTo is { } role && _told.Add(step.Id))
        {
            _mails.Add(MailTries.UntilSentAsync(
                run,
                $"{step.Id}|alarm",
                attempt => run.CallAsync<EffectReceipt>(
                    FunctionNames.TellRole, scope => new RoleNotice(scope, step.Id, role, code, attempt)),
                _never.Task));
        }
    }

    /// <summary>An orchestration does not end while mails are under way; the ending is on the record before.</summary>
    public Task UntilToldAsync() => Task.WhenAll(_mails);
}
