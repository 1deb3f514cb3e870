using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class UploadedDocumentTests
{
    private const string Doors = "[{ kind: upload, content_types: [text/csv, image/*], max_bytes: 20000 }, { kind: http }, { kind: queue }]";
    private const string Fields = """
        { idempotency_key: [/ref, /document/sha256], fields: [
          { name: ref, type: line, default: none },
          { name: pages, type: integer, cleanse: [parse_local_number], range: { min: 1 } },
          { name: document, type: document, required: true, sensitivity: personal, pattern: "^(text|image)/" },
          { name: attachments, type: list, items: { name: attachment, type: document } } ] }
        """;

    private static readonly byte[] Csv = "supplier,total\nMustermann,12.50\n"u8.ToArray();

    [Fact]
    public async Task A_raw_body_becomes_a_run_whose_record_leads_to_the_stored_bytes_and_again_the_same_run()
    {
        using WrittenContract contract = new(Doors, Fields);
        await using House house = await contract.OpenAsync();

        (int status, JsonNode first) = await UploadAsync(house, Raw(Csv, "text/csv; charset=utf-8", "fichiers/März.csv"));
        Assert.Equal(202, status);
        await house.UntilStateAsync(first.Said("run_id"), "COMPLETED");
        (int again, JsonNode second) = await UploadAsync(house, Raw(Csv, "text/csv; charset=utf-8", "fichiers/März.csv"));

        Assert.Equal((202, first.Said("run_id"), true), (again, second.Said("run_id"), second["duplicate"]!.GetValue<bool>()));
        DocumentRef document = Document(house, "document");
        Assert.Equal(("März.csv", "text/csv", (long)Csv.Length), (document.Name, document.ContentType, document.SizeBytes));
        ReadOnlyMemory<byte> stored = await house.Services.GetRequiredService<BlobVault>().GetAsync(document.Blob, default);
        Assert.Equal(Csv, stored.ToArray());
        await Records.AreWholeAsync(house, first.Said("run_id"));
    }

    [Fact]
    public async Task A_form_brings_several_files_and_its_other_fields()
    {
        using WrittenContract contract = new(Doors, Fields);
        await using House house = await contract.OpenAsync();
        using MultipartFormDataContent form = new()
        {
            { new StringContent("F-7"), "ref" },
            { new StringContent("3"), "pages" },
            { File(Csv, "text/csv"), "document", "bill.csv" },
            { File([1, 2], "image/png"), "attachments", "one.png" },
            { File([3, 4], "image/png"), "attachments", "two.png" },
        };

        (int status, JsonNode answer) = await UploadAsync(house, form);

        Assert.True(status == 202, answer.ToString());
        await house.UntilStateAsync(answer.Said("run_id"), "COMPLETED");
        JsonNode item = Item(house);
        Assert.Equal(3, item["pages"]!.GetValue<int>());
        Assert.Equal("bill.csv", item["document"]!.Said("name"));
        Assert.Equal(["one.png", "two.png"], item["attachments"]!.AsArray().Select(a => a!.Said("name")));
    }

    [Fact]
    public async Task A_document_inside_an_item_is_the_same_document_as_the_uploaded_one()
    {
        using WrittenContract contract = new(Doors, Fields);
        await using House house = await contract.OpenAsync();
        (_, JsonNode uploaded) = await UploadAsync(house, Raw(Csv, "text/csv", "bill.csv"));

        using HttpResponseMessage inline = await house.PostAsync(WrittenContract.Workflow, new JsonObject
        {
            ["document"] = new JsonObject
            {
                ["name"] = "bill.csv",
                ["content_type"] = "text/csv",
                ["content_base64"] = Convert.ToBase64String(Csv),
            },
        });
        JsonNode said = JsonNode.Parse(await inline.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, inline.StatusCode);
        Assert.Equal(("INT009", uploaded.Said("run_id")), (said.Said("code"), said.Said("run_id")));
    }

    [Fact]
    public async Task Text_and_Base64_come_by_the_item_and_are_stored_like_uploads()
    {
        using WrittenContract contract = new(Doors, Fields);
        await using House house = await contract.OpenAsync();
        string text = await house.BeginAsync(WrittenContract.Workflow, new JsonObject { ["ref"] = "1", ["document"] = "Dear shop,\nhello" });
        await house.UntilStateAsync(text, "COMPLETED");
        DocumentRef document = Document(house, "document");
        Assert.Equal(("document.txt", "text/plain"), (document.Name, document.ContentType));

        string lineage = (await house.Client.GetStringAsync($"api/runs/{text}")) + (await house.Client.GetStringAsync($"api/runs/{text}/audit"));
        Assert.DoesNotContain("Dear shop", lineage, StringComparison.Ordinal);
        ReadOnlyMemory<byte> stored = await house.Services.GetRequiredService<BlobVault>().GetAsync(document.Blob, default);
        Assert.Equal("Dear shop,\nhello", Encoding.UTF8.GetString(stored.Span));
    }

    [Fact]
    public async Task Bad_uploads_have_their_answers_and_start_nothing()
    {
        using WrittenContract contract = new(Doors, Fields);
        await using House house = await contract.OpenAsync();
        (string What, HttpContent Body, int Status, string Code)[] bad =
        [
            ("empty", Raw([], "text/csv"), 400, "INT003"),
            ("another type", Raw(Csv, "application/zip"), 415, "INT017"),
            ("no type", new ByteArrayContent(Csv), 415, "INT017"),
            ("too large", Raw(new byte[20_001], "image/png"), 413, "INT008"),
            ("far too large", Raw(new byte[5_000_000], "image/png"), 413, "INT008"),
            ("a form without a file", new MultipartFormDataContent { { new StringContent("x"), "ref" } }, 400, "INT018"),
            ("a form that is none", Raw("hello"u8.ToArray(), "multipart/form-data; boundary=x"), 400, "INT018"),
            ("a form with a wrong file", new MultipartFormDataContent { { File(Csv, "application/x-sh"), "document", "a.sh" } }, 415, "INT017"),
            ("an empty file", new MultipartFormDataContent { { File([], "text/csv"), "document", "a.csv" } }, 400, "INT003"),
            ("a broken field", new MultipartFormDataContent
                { { new StringContent("0"), "pages" }, { File(Csv, "text/csv"), "document", "a.csv" } }, 422, "DCV001"),
        ];
        foreach ((string what, HttpContent body, int status, string code) in bad)
        {
            (int answered, JsonNode said) = await UploadAsync(house, body);
            Assert.True((status, code) == (answered, said.Said("code")), $"{what}: {answered} {said}");
            body.Dispose();
        }

        using HttpResponseMessage unknown = await house.Client.PostAsync("api/workflows/nobody/documents", Raw(Csv, "text/csv"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using HttpResponseMessage forged = await house.PostAsync(WrittenContract.Workflow, new JsonObject
        {
            ["document"] = new JsonObject { ["sha256"] = new string('a', 64), ["size_bytes"] = 3, ["content_type"] = "text/csv" },
        });
        Assert.Contains("stored_document", await forged.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using JsonDocument runs = JsonDocument.Parse(await house.Client.GetStringAsync($"api/runs?workflow={WrittenContract.Workflow}"));
        Assert.Equal(0, runs.RootElement.GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task An_upload_that_broke_its_contract_is_mended_without_sending_the_file_again()
    {
        using WrittenContract contract = new(Doors, Fields);
        await using House house = await contract.OpenAsync();
        using MultipartFormDataContent form = new() { { new StringContent("0"), "pages" }, { File(Csv, "text/csv"), "document", "a.csv" } };
        (_, JsonNode rejected) = await UploadAsync(house, form);

        using StringContent mended = new("""{"edits":[{"pointer":"/pages","value":2}]}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await house.Client.PostAsync($"api/rejects/{rejected.Said("reject_id")}/resubmit", mended);

        JsonNode said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, said.ToString());
        await house.UntilStateAsync(said.Said("run_id"), "COMPLETED");
        Assert.Equal("a.csv", Document(house, "document").Name);
    }

    private static async Task<(int Status, JsonNode Answer)> UploadAsync(House house, HttpContent body)
    {
        using HttpResponseMessage answer = await house.Client.PostAsync($"api/workflows/{WrittenContract.Workflow}/documents", body);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static ByteArrayContent Raw(byte[] bytes, string type, string? name = null)
    {
        ByteArrayContent content = new(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        content.Headers.ContentDisposition = name is null ? null : new("attachment") { FileNameStar = name };
        return content;
    }

    private static ByteArrayContent File(byte[] bytes, string type) => Raw(bytes, type);

    private static JsonNode Item(House house) =>
        JsonNode.Parse(house.Helpdesk.Requests.Single(r => r.Method == "PUT").Body)!["item"]!;

    private static DocumentRef Document(House house, string field) => Item(house)[field].Deserialize<DocumentRef>(HandshakeJson.Wire)!;
}
