using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Pages.RunDocuments;

namespace FunctionApp.Pages.Api;

/// <summary>What the functions take and give, as the schemas of the very types that are written and read.</summary>
internal static class OpenApiBodies
{
    private const string Json = "application/json";

    private static readonly IReadOnlyDictionary<string, Type> Types = new SortedDictionary<string, Type>(StringComparer.Ordinal)
    {
        ["RunDocument"] = typeof(RunDocument),
        ["KeptReject"] = typeof(KeptReject),
        ["KpiSample"] = typeof(KpiSample),
        ["Health"] = typeof(Health),
        ["DocumentRef"] = typeof(DocumentRef),
    };

    private static readonly Dictionary<string, string> Given = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Pages_RunDocument"] = "RunDocument",
        ["Pages_Health"] = "Health",
    };

    private static readonly string[] Doors = ["Intake_HttpRun", "Intake_Webhook", "Intake_Upload", "DataContracts_Resubmit"];

    internal static JsonObject Schemas()
    {
        JsonObject schemas = new()
        {
            ["Accepted"] = Object("run_id", "state", "duplicate", "links"),
            ["Problem"] = Object("type", "title", "status", "code", "detail"),
        };
        foreach ((string name, Type type) in Types)
        {
            schemas[name] = HandshakeJson.Wire.GetJsonSchemaAsNode(type);
        }

        return schemas;
    }

    internal static JsonObject? Request(string function) => function switch
    {
        "Intake_Upload" => Body(("*/*", new JsonObject { ["type"] = "string", ["format"] = "binary" }), ("multipart/form-data", Object())),
        "Intake_HttpRun" or "Intake_Webhook" or "DataContracts_Resubmit" => Body((Json, Object())),
        _ => null,
    };

    internal static JsonObject Responses(string function, string route)
    {
        JsonObject problem = Answer("A problem; its code has a page", ("application/problem+json", Reference("Problem")));
        if (route.StartsWith("ui", StringComparison.Ordinal) || route.StartsWith("approvals/", StringComparison.Ordinal))
        {
            return new() { ["200"] = Answer("A page", ("text/html", Object())) };
        }

        return Doors.Contains(function)
            ? new() { ["202"] = Answer("The run", (Json, Reference("Accepted"))), ["4XX"] = problem }
            : new()
            {
                ["2XX"] = Answer("Done", (Json, Given.TryGetValue(function, out string? type) ? Reference(type) : new JsonObject())),
                ["4XX"] = problem,
            };
    }

    private static JsonObject Body(params (string Type, JsonObject Schema)[] contents) => new()
    {
        ["required"] = true,
        ["content"] = Content(contents),
    };

    private static JsonObject Answer(string description, params (string Type, JsonObject Schema)[] contents) => new()
    {
        ["description"] = description,
        ["content"] = Content(contents),
    };

    private static JsonObject Content((string Type, JsonObject Schema)[] contents) =>
        new(contents.Select(c => KeyValuePair.Create(c.Type, (JsonNode?)new JsonObject { ["schema"] = c.Schema })));

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static JsonObject Object(params string[] required)
    {
        JsonObject schema = new() { ["type"] = "object" };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        }

        return schema;
    }
}
