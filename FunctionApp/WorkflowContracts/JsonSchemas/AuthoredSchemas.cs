using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>The schemas of the files that people write; which of them are published the verb <c>schemas</c> says.</summary>
public static class AuthoredSchemas
{
    private static readonly JsonSerializerOptions Printed = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly ConcurrentDictionary<Type, JsonElement> Made = new();

    /// <summary>The schema of any authored record, made once.</summary>
    public static JsonElement Of(Type record) =>
        Made.GetOrAdd(record, r => JsonSerializer.SerializeToElement(RecordSchema.Of(r)));

    /// <summary>The schema of an authored record as its file should stand.</summary>
    public static string Text(Type record) => JsonSerializer.Serialize(Of(record), Printed) + "\n";
}
