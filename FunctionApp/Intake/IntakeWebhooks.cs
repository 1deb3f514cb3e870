using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Intake.Signatures;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Intake;

/// <summary>Items from signed webhooks; nothing of an unauthentic request is parsed or kept.</summary>
public sealed class IntakeWebhooks
{
    private readonly Doors _doors;
    private readonly WebhookGuard _guard;
    private readonly IntakeDesk _desk;
    private readonly IntakeAnswers _answers;

    internal IntakeWebhooks(Doors doors, WebhookGuard guard, IntakeDesk desk, IntakeAnswers answers) =>
        (_doors, _guard, _desk, _answers) = (doors, guard, desk, answers);

    /// <summary>Takes the request's body as an item of the workflow, if a secret of the profile signed it.</summary>
    public async Task<IResult> TakeAsync(
        HttpRequest request, string workflow, string profile, DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        Door door = await _doors.OpenAsync<TriggerDefinition.Webhook>(workflow, t => t.Profile == profile, "hooks", cancellation);
        if (door.Verdict is { } shut)
        {
            return await _answers.OfAsync(Discreet(shut), cancellation);
        }

        RequestBody body = await RequestBody.ReadAsync(request, door.Input.MaxBytes, cancellation);
        TriggerDefinition.Webhook trigger = (TriggerDefinition.Webhook)door.Trigger!;
        IntakeVerdict verdict = !body.IsWhole
            ? new IntakeVerdict.TooLarge(door.Input.MaxBytes)
            : await _guard.CheckAsync(request, workflow, trigger, body, cancellation) switch
            {
                { Fault: { } code } => new IntakeVerdict.Unauthentic(code),
                GuardedRequest signed => await _desk.TakeAsync(ItemOf(workflow, profile, door, body, signed, request), client, cancellation),
            };
        return await _answers.OfAsync(verdict, cancellation);
    }

    // Whoever asks here has not proved to be a sender, so the reasons stay inside.
    private static IntakeVerdict Discreet(IntakeVerdict shut) =>
        shut is IntakeVerdict.Blocked ? new IntakeVerdict.Blocked(["It takes no items now; deliver again later."]) : shut;

    private static ArrivedItem ItemOf(
        string workflow, string profile, Door door, RequestBody body, GuardedRequest signed, HttpRequest request) => new(
        workflow,
        door.ContractVersion,
        door.Input,
        IntakeChannel.Webhook,
        $"/hooks/{workflow}/{profile}",
        body.Bytes,
        signed.EventId is { } id ? ItemKey.OfEvent(profile, id) : null,
        signed.EventPointer,
        HttpItem.FaultOf(request, body, door.Input.MaxBytes));
}
