using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>The schemas of the files that people write, by the name of their file in docs/schemas.</summary>
public static class AuthoredSchemas
{
    private static readonly JsonSerializerOptions Printed = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly ConcurrentDictionary<Type, JsonElement> Made = new();

    /// <summary>The records that have a schema file for editors.</summary>
    public static IReadOnlyList<(string File, Type Record)> Published { get; } =
    [
        ("workflow-contract.schema.json", typeof(WorkflowDefinition)),
        ("connectors.schema.json", typeof(ConnectorsDefinition)),
        ("people.schema.json", typeof(PeopleDefinition)),
    ];

    /// <summary>The schema of any authored record, made once.</summary>
    public static JsonElement Of(Type record) =>
        Made.GetOrAdd(record, r => JsonSerializer.SerializeToElement(RecordSchema.Of(r)));

    /// <summary>A published schema as its file should stand.</summary>
    public static string Text(string file) =>
        JsonSerializer.Serialize(Of(Published.Single(p => p.File == file).Record), Printed) + "\n";
}
