using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts;

/// <summary>Reads declared fields for the other rooms, as items are read; pure.</summary>
internal static class DeclaredFields
{
    public static FieldsReading Read(IReadOnlyList<FieldDefinition> fields, JsonElement document)
    {
        RecordReading reading = RecordReader.Read(new InputDefinition(fields), document);
        Dictionary<string, string> places = new(StringComparer.Ordinal);
        foreach (LineageEntry entry in reading.Lineage.Where(e => e.Pointer is not null))
        {
            places[entry.Field] = entry.Pointer!;
        }

        return new(reading.Record, places, reading.Violations);
    }
}
