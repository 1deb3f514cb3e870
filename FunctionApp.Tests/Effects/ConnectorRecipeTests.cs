using System.Text.Json;
using FunctionApp.Effects.Connectors;
using FunctionApp.Handoffs;
using FunctionApp.Hosting.Outgoing;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.Effects;

public sealed class ConnectorRecipeTests
{
    [Theory]
    [InlineData("zendesk", """{"ticket_id":"35","body":"Hello"}""", "PUT /api/v2/tickets/35.json", "Basic dTpz",
        """{"ticket":{"comment":{"body":"Hello"},"metadata":{"idempotency_key":"key-1"}}}""", """{"ticket":{"id":35},"audit":{"id":77}}""", "77")]
    [InlineData("slack", """{"channel":"C1","text":"Hi"}""", "POST /api/chat.postMessage", "Bearer s",
        """{"channel":"C1","metadata":{"event_payload":{"key":"key-1"},"event_type":"handshake_effect"},"text":"Hi"}""",
        """{"ok":true,"ts":"1503435956.000247"}""", "1503435956.000247")]
    [InlineData("hubspot", """{"email":"a@b.example","firstname":"Ann","lastname":"Ash"}""", "POST /crm/v3/objects/contacts/batch/upsert", "Bearer s",
        """{"inputs":[{"id":"a@b.example","idProperty":"email","properties":{"firstname":"Ann","lastname":"Ash"}}]}""",
        """{"status":"COMPLETE","results":[{"id":"501"}]}""", "501")]
    [InlineData("wordpress", """{"title":"Bowls","content":"<p>Hi</p>","status":"future","date_gmt":"2026-12-01T09:00:00"}""",
        "POST /wp-json/wp/v2/posts", "Basic dTpz",
        """{"content":"<p>Hi</p>","date_gmt":"2026-12-01T09:00:00","slug":"key-1","status":"future","title":"Bowls"}""", """{"id":12,"status":"future"}""", "12")]
    [InlineData("shopify", """{"order_id":"450","note":"Call first"}""", "PUT /admin/api/2025-01/orders/450.json", null,
        """{"order":{"id":"450","note":"Call first"}}""", """{"order":{"id":450}}""", "450")]
    [InlineData("xero", """{"supplier":"Nordlicht","number":"NP-1","date":"2026-11-02","due_date":"2026-12-02","currency":"EUR","net":200.00,"tax":38.00}""",
        "PUT /api.xro/2.0/Invoices", "Bearer s",
        """{"Invoices":[{"Contact":{"Name":"Nordlicht"},"CurrencyCode":"EUR","Date":"2026-11-02","DueDate":"2026-12-02","InvoiceNumber":"NP-1","LineAmountTypes":"Exclusive","LineItems":[{"Description":"Invoice NP-1","Quantity":"1","TaxAmount":38.00,"UnitAmount":200.00}],"Status":"AUTHORISED","Type":"ACCPAY"}]}""",
        """{"Status":"OK","Invoices":[{"InvoiceID":"ed255415-e141"}]}""", "ed255415-e141")]
    [InlineData("xero:create_credit_note", """{"supplier":"Nordlicht","number":"NG-1","invoice":"NP-1","date":"2026-11-02","currency":"EUR","net":200.00,"tax":38.00}""",
        "PUT /api.xro/2.0/CreditNotes", "Bearer s",
        """{"CreditNotes":[{"Contact":{"Name":"Nordlicht"},"CreditNoteNumber":"NG-1","CurrencyCode":"EUR","Date":"2026-11-02","LineAmountTypes":"Exclusive","LineItems":[{"Description":"Credit note NG-1, for invoice NP-1","Quantity":"1","TaxAmount":38.00,"UnitAmount":200.00}],"Status":"AUTHORISED","Type":"ACCPAYCREDIT"}]}""",
        """{"Status":"OK","CreditNotes":[{"CreditNoteID":"7df8949c-b71f"}]}""", "7df8949c-b71f")]
    public async Task A_recipe_sends_what_the_vendor_documents_and_reads_its_answer(
        string recipe, string payload, string request, string? authorization, string body, string answer, string reference)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        sink.Answer(_ => new SinkAnswer(200, answer));
        (HttpConnector connector, ConnectorCall call, OutgoingHttp outgoing) = Recipe(recipe, payload, sink);
        using (outgoing)
        {
            Assert.Equal(new EffectReceipt.Applied(reference), await connector.ActAsync(call, default));
        }

        SinkRequest sent = Assert.Single(sink.Requests);
        Assert.Equal("key-1", sent.Header("Idempotency-Key"));
        Assert.Equal((request, body, authorization), ($"{sent.Method} {sent.Path}", sent.Body, sent.Header("Authorization")));
    }

    [Theory]
    [InlineData("zendesk", """{"ticket_id":"35","body":"x"}""", """{"audits":[{"id":9,"metadata":{"custom":{}}},{"id":77,"metadata":{"custom":{"idempotency_key":"key-1"}}}]}""", "77")]
    [InlineData("wordpress", """{"title":"x","content":"x","status":"publish"}""", """[{"id":12,"slug":"key-1"}]""", "12")]
    [InlineData("slack", """{"channel":"C1","text":"x"}""", """{"ok":true,"messages":[{"ts":"1.2","metadata":{"event_payload":{"key":"key-1"}}}]}""", "1.2")]
    public async Task A_doubt_is_looked_up_where_the_vendor_keeps_no_keys(string recipe, string payload, string answer, string reference)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        sink.Answer(_ => new SinkAnswer(200, answer));
        (HttpConnector connector, ConnectorCall call, OutgoingHttp outgoing) = Recipe(recipe, payload, sink);
        using (outgoing)
        {
            Assert.Equal(new EffectReceipt.Applied(reference), await connector.FindAsync(call, default));
        }
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""", EffectReceiptKind.Refused)]
    [InlineData("""{"ok":false,"error":"ratelimited"}""", EffectReceiptKind.NotApplied)]
    public async Task A_refusal_inside_a_200_is_a_refusal(string answer, EffectReceiptKind kind)
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        sink.Answer(_ => new SinkAnswer(200, answer));
        (HttpConnector connector, ConnectorCall call, OutgoingHttp outgoing) = Recipe("slack", """{"channel":"C1","text":"x"}""", sink);
        using (outgoing)
        {
            Assert.Equal(kind, (await connector.ActAsync(call, default)).Kind);
        }
    }

    private static (HttpConnector Connector, ConnectorCall Call, OutgoingHttp Outgoing) Recipe(string recipe, string payload, HttpSink sink)
    {
        string[] parts = recipe.Split(':');
        string name = parts[0];
        string file = Path.Combine(Repository.Root, "FunctionApp", "Workflows", "connector-recipes", $"{name}.yaml");
        ConnectorDefinition definition = Assert.Single(AuthoredFile.Read<ConnectorsDefinition>(File.ReadAllText(file), file).Required().Connectors);
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"Handshake:Connectors:{name}:Url"] = sink.Address.ToString(),
            [$"Handshake:Connectors:{name}:AllowPrivate"] = "true",
            [$"Handshake:Secrets:{name}-token"] = "s",
            [$"Handshake:Secrets:{name}-user"] = "u",
            [$"Handshake:Secrets:{name}-tenant"] = "t",
        }).Build();
        ConnectorCatalog catalog = new(settings);
        Secrets secrets = new(settings);
        OutgoingHttp outgoing = new();
        Credentials credentials = new(secrets, new TokenStore(catalog, secrets, outgoing, TimeProvider.System), TimeProvider.System);
        using JsonDocument document = JsonDocument.Parse(payload);
        OperationDefinition operation = parts is [_, { } id] ? definition.Operations.Single(o => o.Id == id) : definition.Operations[0];
        ConnectorCall call = new(
            definition, operation, document.RootElement.Clone(), "key-1", "run-1", "step", TimeSpan.FromSeconds(10));
        return (new HttpConnector(catalog, credentials, new HttpExchange(outgoing, TimeProvider.System), TimeProvider.System), call, outgoing);
    }
}
