using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Pages.Api;

/// <summary>Describes every HTTP function by its own attributes, and what it takes and gives by <see cref="OpenApiBodies"/>.</summary>
/// <remarks><para>Source: OpenAPI 3.1.</para></remarks>
internal static partial class OpenApi
{
    internal static JsonObject Of(Assembly assembly)
    {
        SortedDictionary<string, JsonObject> paths = new(StringComparer.Ordinal);
        foreach ((string name, HttpTriggerAttribute trigger) in FunctionsOf(assembly))
        {
            string path = "/" + trigger.Route;
            paths.TryAdd(path, []);
            foreach (string method in trigger.Methods ?? [])
            {
                paths[path][method] = Operation(name, trigger, (trigger.Methods ?? []).Length > 1 ? $"{name}_{method}" : name);
            }
        }

        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Handshake", ["version"] = "1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
            ["paths"] = new JsonObject(paths.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
            ["components"] = new JsonObject
            {
                ["schemas"] = OpenApiBodies.Schemas(),
                ["securitySchemes"] = new JsonObject
                {
                    ["function_key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key" },
                },
            },
        };
    }

    /// <summary>Every HTTP function with its trigger, by name.</summary>
    internal static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> FunctionsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        orderby function.Name
        select (function.Name, trigger);

    private static JsonObject Operation(string name, HttpTriggerAttribute trigger, string id)
    {
        JsonObject operation = new()
        {
            ["operationId"] = id,
            ["tags"] = new JsonArray(name.Split('_')[0]),
            ["parameters"] = new JsonArray([.. Placeholder().Matches(trigger.Route ?? "").Select(m => (JsonNode)Parameter(m.Groups[1].Value))]),
            ["responses"] = OpenApiBodies.Responses(name, trigger.Route ?? ""),
        };
        if (OpenApiBodies.Request(name) is { } request)
        {
            operation["requestBody"] = request;
        }

        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            operation["security"] = new JsonArray(new JsonObject { ["function_key"] = new JsonArray() });
        }

        return operation;
    }

    private static JsonObject Parameter(string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
