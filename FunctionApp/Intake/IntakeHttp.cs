using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Intake;

/// <summary>Items over HTTP from callers with a key.</summary>
public sealed class IntakeHttp
{
    private readonly Doors _doors;
    private readonly IntakeDesk _desk;
    private readonly IntakeAnswers _answers;

    internal IntakeHttp(Doors doors, IntakeDesk desk, IntakeAnswers answers) => (_doors, _desk, _answers) = (doors, desk, answers);

    /// <summary>Takes the request's body as an item of the workflow.</summary>
    public async Task<IResult> TakeAsync(
        HttpRequest request, string workflow, DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        Door door = await _doors.OpenAsync<TriggerDefinition.Http>(workflow, _ => true, request.HttpContext.TraceIdentifier, cancellation);
        if (door.Verdict is { } shut)
        {
            return await _answers.OfAsync(shut, cancellation);
        }

        RequestBody body = await RequestBody.ReadAsync(request, door.Input.MaxBytes, cancellation);
        string? key = ItemKey.OfHeader(request.Headers["Idempotency-Key"], out ItemFault? badKey);
        ArrivedItem item = new(
            workflow,
            door.ContractVersion,
            door.Input,
            IntakeChannel.Http,
            $"/workflows/{workflow}/runs",
            body.Bytes,
            key,
            Fault: HttpItem.FaultOf(request, body, door.Input.MaxBytes) ?? badKey);
        return await _answers.OfAsync(await _desk.TakeAsync(item, client, cancellation), cancellation);
    }
}
