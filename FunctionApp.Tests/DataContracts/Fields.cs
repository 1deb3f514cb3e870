using System.Text.Json;
using FunctionApp.DataContracts;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Tests.DataContracts;

/// <summary>Reads small items under contracts of a few fields.</summary>
internal static class Fields
{
    internal static FieldDefinition Of(FieldType type, params CleansingRule[] cleanse) =>
        new("f", type, Cleanse: cleanse.Length == 0 ? null : cleanse);

    internal static RecordReading Read(FieldDefinition field, string item) => Read([field], item);

    internal static RecordReading Read(IReadOnlyList<FieldDefinition> fields, string item)
    {
        using JsonDocument document = JsonDocument.Parse(item);
        return RecordReader.Read(new InputDefinition(fields), document.RootElement.Clone());
    }

    /// <summary>What the record holds for the only field <c>f</c>; null where it is left out.</summary>
    internal static string? Value(FieldDefinition field, string json)
    {
        RecordReading reading = Read(field, $$"""{"f":{{json}}}""");
        return reading.Violations.Count == 0
            ? reading.Record["f"]?.ToJsonString()
            : throw new InvalidOperationException(string.Join(", ", reading.Violations));
    }

    /// <summary>The rule that a value breaks, with what was observed.</summary>
    internal static string Breach(FieldDefinition field, string json)
    {
        RecordReading reading = Read(field, $$"""{"f":{{json}}}""");
        return string.Join("; ", reading.Violations.Select(v => $"{v.Pointer} {v.Rule}"));
    }
}
