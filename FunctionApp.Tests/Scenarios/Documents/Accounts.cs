using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Documents;

/// <summary>A house whose books are a server of the test, with three open orders.</summary>
internal sealed class Accounts : IAsyncDisposable
{
    public const string Workflow = "document-processing";
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Accounts(House house, HttpSink books) => (House, Books) = (house, books);

    public House House { get; }

    public HttpSink Books { get; }

    public static async Task<Accounts> OpenAsync(params (string Name, string Value)[] settings)
    {
        HttpSink books = await HttpSink.StartAsync();
        books.Answer(Said);
        House house = await House.StartAsync(
        [
            ("Handshake:Connectors:books:Url", books.Address.ToString()),
            ("Handshake:Connectors:books:AllowPrivate", "true"),
            ("Handshake:Secrets:books-token", "token"),
            ("Handshake:Secrets:books-tenant", "tenant"),
            ("Handshake:Secrets:document-webhook", $"whsec_{Secret}"),
            .. settings,
        ]);
        TableClient orders = house.Services.GetRequiredService<TableServiceClient>().GetTableClient("orders");
        await orders.CreateIfNotExistsAsync();
        foreach (string number in new[] { "PO-7001", "PO-7002", "PO-7003" })
        {
            await orders.AddEntityAsync(new TableEntity("open", number) { ["status"] = "ordered" });
        }

        return new(house, books);
    }

    /// <summary>Uploads a file by the upload door; gives its run.</summary>
    public async Task<string> UploadAsync(byte[] bytes, string type, string name)
    {
        using ByteArrayContent content = new(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        content.Headers.ContentDisposition = new("attachment") { FileNameStar = name };
        using HttpResponseMessage answer = await House.Client.PostAsync($"api/workflows/{Workflow}/documents", content);
        return await RunOfAsync(answer);
    }

    public Task<string> UploadAsync(string file, string type) => UploadAsync(
        File.ReadAllBytes(Path.Combine(Repository.Root, "FunctionApp.Tests", "Scenarios", "Documents", "Files", file)), type, file);

    /// <summary>Sends a document inside a signed webhook; gives its run.</summary>
    public async Task<string> CallAsync(string id, string name, string type, byte[] bytes)
    {
        string body = new JsonObject
        {
            ["document"] = new JsonObject { ["name"] = name, ["content_type"] = type, ["content_base64"] = Convert.ToBase64String(bytes) },
        }.ToJsonString();
        string time = House.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] mac = HMACSHA256.HashData(Convert.FromBase64String(Secret), Encoding.UTF8.GetBytes($"{id}.{time}.{body}"));
        using HttpRequestMessage request = new(HttpMethod.Post, $"api/hooks/{Workflow}/standard-webhooks")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(mac)}");
        using HttpResponseMessage answer = await House.Client.SendAsync(request);
        return await RunOfAsync(answer);
    }

    /// <summary>The credit note of the only request that booked anything.</summary>
    public JsonElement Credit() => Assert.Single(Books.Requests, r => r.Method == "PUT").Json.GetProperty("CreditNotes")[0];

    /// <summary>Has an operator roll the run back.</summary>
    public async Task RollBackAsync(string run)
    {
        using HttpResponseMessage answer = await House.Client.PostAsJsonAsync(
            $"api/runs/{run}/actions/rollback", new { reason = "booked by mistake", actor = "operations-lead" });
        Assert.True((int)answer.StatusCode == 202, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>From now on the books take what they are sent, and answer when the event is set.</summary>
    public ManualResetEventSlim HoldBooks()
    {
        ManualResetEventSlim mayAnswer = new();
        Books.Answer(r =>
        {
            mayAnswer.Wait(TimeSpan.FromSeconds(30));
            return Said(r);
        });
        return mayAnswer;
    }

    /// <summary>The bill of the only request that booked one.</summary>
    public JsonElement Bill() => Assert.Single(Books.Requests, r => r.Method == "PUT").Json.GetProperty("Invoices")[0];

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table)
    {
        List<TableEntity> rows = [];
        await foreach (TableEntity row in House.Services.GetRequiredService<TableServiceClient>().GetTableClient(table).QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Books.DisposeAsync();
    }

    private static SinkAnswer Said(SinkRequest request) => new(200, request.Path.Contains("/CreditNotes", StringComparison.Ordinal)
        ? """{"Status":"OK","CreditNotes":[{"CreditNoteID":"credit-1"}]}"""
        : """{"Status":"OK","Invoices":[{"InvoiceID":"bill-1"}]}""");

    private static async Task<string> RunOfAsync(HttpResponseMessage answer)
    {
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 202, $"{(int)answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!["run_id"]!.GetValue<string>();
    }
}
