using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalHost.Functions;

namespace FunctionApp.Local.Serving;

/// <summary>Sends the sample tickets through the same door as everybody: POST to the workflow's runs.</summary>
internal sealed class SampleTickets(HostAddress address, TimeProvider time)
{
    private static readonly HttpClient Client = new();

    public static IReadOnlyList<(string Kind, string Button, string Says)> Kinds { get; } =
    [
        ("ordinary", "Send an ordinary ticket", "A question about delivery: answered without a person."),
        ("risky", "Send a risky ticket", "An angry customer names a lawyer: a person is asked by mail."),
        ("broken", "Send a broken ticket", "No address to answer to: it never starts, it waits in the reject queue."),
        ("lead", "Send a sales lead", "A shop asks for a price list: scored, answered once, passed to its sales owner."),
        ("invoice", "Send an invoice", "A supplier's bill for an order that is not in the list: a person is asked, then it is booked once."),
        ("brief", "Send a content brief", "A draft from your words, held against them, one piece per channel: you edit and release it by mail."),
    ];

    /// <summary>A fresh ticket, or the same once more.</summary>
    public async Task<SampleAnswer> SendAsync(string kind, string? ticketId, CancellationToken cancellation)
    {
        string id = ticketId ?? $"sample-{kind}-{time.GetUtcNow():yyyyMMddHHmmssfff}";
        JsonObject item = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Samples", $"{kind}.json"), cancellation))!;
        (string workflow, string key) = Door(kind);
        item[key] = id;
        using ByteArrayContent body = new(JsonSerializer.SerializeToUtf8Bytes(item));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await Client.PostAsync(
            new Uri(address.BaseAddress, $"api/workflows/{workflow}/runs"), body, cancellation);
        using JsonDocument document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        return new(kind, id, (int)answer.StatusCode, document.RootElement.Clone());
    }

    private static (string Workflow, string Key) Door(string kind) => kind switch
    {
        "lead" => ("lead-qualification", "lead_id"),
        "invoice" => ("document-processing", "document_id"),
        "brief" => ("content-operations", "brief_id"),
        _ => ("support-reply", "ticket_id"),
    };
}

/// <summary>What the door answered to a sample.</summary>
internal sealed record SampleAnswer(string Kind, string TicketId, int Status, JsonElement Body)
{
    public string? RunId => Body.TryGetProperty("run_id", out JsonElement id) ? id.GetString() : null;

    /// <summary>What it is called.</summary>
    public string What => Kind is "lead" or "invoice" or "brief" ? Kind : "ticket";

    public bool Duplicate => Body.TryGetProperty("duplicate", out JsonElement twice) && twice.ValueKind == JsonValueKind.True;
}
