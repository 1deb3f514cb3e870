using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts;

/// <summary>Holds an item against its data contract and makes the record of it; pure.</summary>
internal static class RecordReader
{
    /// <summary>The record with its lineage, and every way in which the item broke the contract.</summary>
    internal static RecordReading Read(InputDefinition input, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new([], [], [new("", BreachRules.Type, "an object", Kinds.Of(item))], []);
        }

        RecordWalk walk = new();
        var record = walk.ReadObject(input.Fields, item, "", "");
        return new(record, walk.Lineage, walk.Violations, walk.Documents);
    }
}
