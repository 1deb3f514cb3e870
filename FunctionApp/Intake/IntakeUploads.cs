using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Intake.Documents;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Intake;

/// <summary>Documents over HTTP from callers with a key; <see cref="DocumentItems"/> says what item they become.</summary>
public sealed class IntakeUploads
{
    private readonly Doors _doors;
    private readonly DocumentItems _documents;
    private readonly IntakeDesk _desk;
    private readonly IntakeAnswers _answers;

    internal IntakeUploads(Doors doors, DocumentItems documents, IntakeDesk desk, IntakeAnswers answers) =>
        (_doors, _documents, _desk, _answers) = (doors, documents, desk, answers);

    /// <summary>Takes the request's body, raw or as a form, as an item of the workflow.</summary>
    /// <remarks><para>Guarantee: of a body over the limit nothing is kept; every other body that cannot be taken is a reject.</para></remarks>
    public async Task<IResult> TakeAsync(
        HttpRequest request, string workflow, DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        Door door = await _doors.OpenAsync<TriggerDefinition.Upload>(workflow, _ => true, request.HttpContext.TraceIdentifier, cancellation);
        if (door.Verdict is { } shut)
        {
            return await _answers.OfAsync(shut, cancellation);
        }

        TriggerDefinition.Upload trigger = (TriggerDefinition.Upload)door.Trigger!;
        long most = Math.Min(trigger.MaxBytes, door.MaxDocumentBytes);
        Admit(request);
        RequestBody body = await RequestBody.ReadAsync(request, most, cancellation);
        IntakeVerdict verdict = body.IsWhole
            ? await TakeAsync(request, workflow, door, trigger, body.Bytes, client, cancellation)
            : new IntakeVerdict.TooLarge(most);
        return await _answers.OfAsync(verdict, cancellation);
    }

    private async Task<IntakeVerdict> TakeAsync(
        HttpRequest request,
        string workflow,
        Door door,
        TriggerDefinition.Upload trigger,
        ReadOnlyMemory<byte> body,
        DurableTaskClient client,
        CancellationToken cancellation)
    {
        string? key = ItemKey.OfHeader(request.Headers["Idempotency-Key"], out ItemFault? fault);
        (ArrivedForm? form, ItemFault? unread) = await UploadReader.ReadAsync(request, body, trigger.ContentTypes, cancellation);
        fault ??= unread;
        ReadOnlyMemory<byte> item = fault is null ? await _documents.ComposeAsync(workflow, form!, cancellation) : body;
        if (fault is null && item.Length > door.Input.MaxBytes)
        {
            return new IntakeVerdict.TooLarge(door.Input.MaxBytes);
        }

        ArrivedItem arrived = new(
            workflow, door.ContractVersion, door.Input, IntakeChannel.Upload, $"/workflows/{workflow}/documents", item, key, Fault: fault);
        return await _desk.TakeAsync(arrived, client, cancellation);
    }

    // The server's own limit would cut the body off in silence; the body is read no further than ours.
    private static void Admit(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }
    }
}
