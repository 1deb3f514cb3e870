using System.Globalization;
using System.Text.Json;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Approvals.Views;

/// <summary>Which fields of a payload come from a document and were not surely read; pure.</summary>
internal static class FieldDoubts
{
    /// <summary>A sentence for each such field, by effect and field.</summary>
    public static IReadOnlyDictionary<string, string> Of(PinnedContract contract, IReadOnlyDictionary<string, JsonElement> outputs)
    {
        Dictionary<string, string> doubts = new(StringComparer.Ordinal);
        foreach (StepDefinition step in contract.Definition.Steps)
        {
            foreach (MappedField field in step.Do is StepWork.Effect effect ? effect.Payload : [])
            {
                if (field.From?.Split('.') is ["steps", { } read, "fields", { } name, ..]
                    && outputs.TryGetValue(read, out JsonElement output) && Doubt(output, name) is { } doubt)
                {
                    doubts[$"{step.Id}.{field.Field}"] = doubt;
                }
            }
        }

        return doubts;
    }

    private static string? Doubt(JsonElement output, string name)
    {
        if (!output.TryGetProperty("uncertain", out JsonElement uncertain) || !uncertain.EnumerateArray().Any(u => u.GetString() == name)
            || !output.TryGetProperty("found", out JsonElement found))
        {
            return null;
        }

        JsonElement find = found.EnumerateArray().First(f => f.GetProperty("field").GetString() == name);
        string sure = find.GetProperty("confidence").GetDouble().ToString("0 %", CultureInfo.InvariantCulture);
        return $"Please check: {sure.Replace(" ", "", StringComparison.Ordinal)} sure, {find.GetProperty("at").GetString()}";
    }
}
