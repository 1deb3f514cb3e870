using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>Tries one mail to a person of the house until it is sent, refused or of no use any more.</summary>
internal static class MailTries
{
    private static readonly FailurePolicyDefinition Policy =
        new(40, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), 2.0, TimeSpan.FromMinutes(30));

    /// <summary>A mail server that is down delays a mail and never the run.</summary>
    public static async Task UntilSentAsync(RunThread run, string seed, Func<int, Task<EffectReceipt>> send, Task noUse)
    {
        for (int attempt = 1; attempt <= Policy.Attempts && !noUse.IsCompleted; attempt++)
        {
            TimeSpan? wait = await SendAsync(send, attempt) switch
            {
                EffectReceipt.NotApplied no => no.RetryAfter ?? TimeSpan.Zero,
                EffectReceipt.Busy busy => busy.RetryAfter,
                EffectReceipt.InDoubt => TimeSpan.Zero,
                _ => null,
            };
            if (wait is null)
            {
                return;
            }

            await PauseAsync(run, FailurePolicy.Delay(Policy, wait, $"{run.Input.RunId}|{seed}|{attempt}", attempt), noUse);
        }
    }

    private static async Task<EffectReceipt> SendAsync(Func<int, Task<EffectReceipt>> send, int attempt)
    {
        try
        {
            return await send(attempt);
        }
        catch (TaskFailedException)
        {
            return new EffectReceipt.InDoubt("ORC010");
        }
    }

    private static async Task PauseAsync(RunThread run, TimeSpan delay, Task noUse)
    {
        using CancellationTokenSource cancel = new();
        Task timer = run.Durable.CreateTimer(delay, cancel.Token);
        if (await Task.WhenAny(timer, noUse) != timer)
        {
            cancel.Cancel();
        }
    }
}
