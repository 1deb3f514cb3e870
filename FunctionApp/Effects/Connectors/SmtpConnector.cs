using System.Text.Json;
using FunctionApp.Effects.Mail;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>Mail to customers; payload <c>to</c>, <c>to_name</c>, <c>subject</c>, <c>text</c>, <c>html</c>, <c>reply_to</c>.</summary>
internal sealed class SmtpConnector(MailTransport transport) : IConnector
{
    public ConnectorKind Kind => ConnectorKind.Smtp;

    public async Task<EffectReceipt> ActAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (Field(call, "to") is not { } to || Field(call, "subject") is not { } subject || Field(call, "text") is not { } text)
        {
            return new EffectReceipt.Refused(EffectCodes.ValueMissing);
        }

        MailDraft draft = new(call.Key, to, Field(call, "to_name") ?? "", subject, text, Field(call, "html"), ReplyTo: Field(call, "reply_to"));
        return await transport.SendAsync(draft, call.Limit, cancellation);
    }

    public Task<EffectReceipt> FindAsync(ConnectorCall call, CancellationToken cancellation) =>
        Task.FromResult<EffectReceipt>(new EffectReceipt.InDoubt(EffectCodes.StillInDoubt));

    private static string? Field(ConnectorCall call, string name) =>
        call.Payload.TryGetProperty(name, out JsonElement value) && value.ToString() is { Length: > 0 } text ? text : null;
}
