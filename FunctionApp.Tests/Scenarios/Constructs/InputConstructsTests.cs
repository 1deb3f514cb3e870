using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Constructs;

/// <summary>Every field type, cleansing rule and bound of an input: what comes in by HTTP is what the target gets, or is refused.</summary>
public sealed class InputConstructsTests
{
    private const string Input = """

          idempotency_key: [/nowhere, /id]
          max_bytes: 4000
          fields:
            - { name: id, title: Number, type: line, required: true, from: [/reference, /id], cleanse: [trim, upper], pattern: "^[A-Z]-[0-9]+$" }
            - { name: body, type: text, cleanse: [strip_html, strip_quoted_reply, normalize_unicode, trim], sensitivity: personal, length: { min: 2, max: 60 } }
            - { name: subject, type: line, cleanse: [collapse_whitespace, lower] }
            - { name: count, type: integer, range: { min: 1, max: 9 } }
            - { name: weight, type: decimal, cleanse: [parse_local_number] }
            - { name: total, type: money }
            - { name: due, type: date, cleanse: [parse_local_date] }
            - { name: at, type: date_time }
            - { name: mail, type: email }
            - { name: phone, type: phone }
            - { name: site, type: url }
            - { name: channel, type: enum, values: [mail, form], default: form }
            - { name: pin, type: line, sensitivity: secret }
            - { name: file, type: document, pattern: "^text/", range: { max: 50 } }
            - name: lines
              type: list
              length: { max: 2 }
              items:
                name: line
                type: object
                fields: [{ name: article, type: line, required: true, cleanse: [upper] }]
        """;

    private static readonly string[] Sent =
        ["body", "subject", "count", "weight", "total", "due", "at", "mail", "phone", "site", "channel", "lines"];

    private static readonly string[] Lines = ["due", "at", "mail", "phone", "site", "channel"];

    [Fact]
    public async Task Each_type_arrives_in_its_normal_form_after_each_cleansing_rule()
    {
        using TempFolder folder = Contract();
        await using House house = await SmallContract.StartAsync(folder);

        JsonElement done = await SmallContract.RunAsync(house, Good(), "COMPLETED");

        SinkRequest request = Assert.Single(house.Helpdesk.Requests);
        Assert.Equal("/tickets/A-1/assignment", request.Path);
        JsonNode payload = JsonNode.Parse(request.Body)!;
        Assert.Equal("Dear shop,\nit is broken.", payload["body"]!.GetValue<string>());
        Assert.Equal("a broken lamp", payload["subject"]!.GetValue<string>());
        Assert.Equal((3, 1234.5m), (payload["count"]!.GetValue<int>(), payload["weight"]!.GetValue<decimal>()));
        Assert.Equal((12.5m, "EUR"), (payload["total"]!["amount"]!.GetValue<decimal>(), payload["total"]!["currency"]!.GetValue<string>()));
        Assert.Equal(
            ["2026-02-28", "2026-02-28T08:00:00Z", "ann@shop.example", "+49301234567", "https://example.com/a", "form"],
            Lines.Select(n => payload[n]!.GetValue<string>()));
        Assert.Equal(["LAMP", "BULB"], payload["lines"]!.AsArray().Select(l => l!["article"]!.GetValue<string>()));
        Assert.Equal("note.txt", payload["file"]!.GetValue<string>());

        string told = done.GetRawText() + await house.Client.GetStringAsync($"api/runs/{SmallContract.Id(done)}/audit");
        Assert.DoesNotContain("s3cret-pin", told, StringComparison.Ordinal);
        Assert.DoesNotContain("it is broken", done.GetProperty("audit_log").GetRawText(), StringComparison.Ordinal);
        using HttpResponseMessage again = await house.PostAsync(SmallContract.Workflow, Good());
        Assert.True(JsonNode.Parse(await again.Content.ReadAsStringAsync())!["duplicate"]!.GetValue<bool>());
        await Records.AreWholeAsync(house, SmallContract.Id(done));
    }

    [Fact]
    public async Task What_breaks_a_type_or_a_bound_is_refused_by_its_place_and_rule_and_starts_nothing()
    {
        using TempFolder folder = Contract();
        await using House house = await SmallContract.StartAsync(folder);
        (string Field, JsonNode? Value, string Breach)[] bad =
        [
            ("reference", null, "/id pattern"), ("reference", "x", "/reference pattern"),
            ("body", "a", "/body length"), ("body", new string('x', 61), "/body length"), ("subject", 1.5, "/subject type"),
            ("count", 10, "/count range"), ("count", 0, "/count range"), ("count", 1.5, "/count type"),
            ("weight", "heavy", "/weight format"), ("total", "$12", "/total format"), ("due", "30.2.2026", "/due format"),
            ("at", "2026-02-28T10:00:00", "/at format"), ("mail", "nobody", "/mail format"), ("phone", "12", "/phone format"),
            ("site", "javascript:alert(1)", "/site format"), ("channel", "pigeon", "/channel enum"),
            ("file", new string('x', 51), "/file range"), ("lines", new JsonArray(1, 2, 3), "/lines length"),
            ("lines", "none", "/lines type"), ("lines", new JsonArray(new JsonObject()), "/lines/0/article required"),
        ];
        foreach ((string field, JsonNode? value, string breach) in bad)
        {
            JsonObject item = Good();
            item[field] = value;
            using HttpResponseMessage answer = await house.PostAsync(SmallContract.Workflow, item);
            JsonNode said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{field}: {said}");
            Assert.Equal([breach], said["violations"]!.AsArray().Select(v => $"{v!["pointer"]} {v["rule"]}"));
        }

        JsonObject nameless = Good();
        nameless.Remove("reference");
        nameless.Remove("id");
        using HttpResponseMessage unnamed = await house.PostAsync(SmallContract.Workflow, nameless);
        Assert.Contains("\"required\"", await unnamed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        JsonObject large = Good();
        large["unknown"] = new string('x', 4000);
        using HttpResponseMessage refused = await house.PostAsync(SmallContract.Workflow, large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Empty(house.Helpdesk.Requests);
    }

    private static JsonObject Good() => new()
    {
        ["reference"] = " a-1 ",
        ["id"] = "other",
        ["body"] = "<p>Dear shop,<br>it is broken\u200B.</p><blockquote>On Monday you wrote: no</blockquote>",
        ["subject"] = "A   Broken\tLamp",
        ["count"] = 3,
        ["weight"] = "1.234,5",
        ["total"] = "EUR 12.50",
        ["due"] = "28.2.2026",
        ["at"] = "2026-02-28T10:00:00+02:00",
        ["mail"] = "ann@shop.example",
        ["phone"] = "+49 (0)30 / 123-4567",
        ["site"] = "HTTPS://Example.com/a",
        ["pin"] = "s3cret-pin",
        ["file"] = new JsonObject { ["name"] = "note.txt", ["content_type"] = "text/plain", ["text"] = "hello" },
        ["lines"] = new JsonArray(new JsonObject { ["article"] = "lamp" }, new JsonObject { ["article"] = "bulb" }),
    };

    private static TempFolder Contract() => SmallContract.Of(
        SmallContract.Assign.Replace(
            "{ field: queue, text: desk }",
            string.Join(", ", Sent.Select(f => $"{{ field: {f}, from: record.{f} }}").Append("{ field: file, from: record.file.name }")),
            StringComparison.Ordinal),
        Input);
}
