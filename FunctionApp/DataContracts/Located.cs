using System.Text.Json;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts;

/// <summary>Where a field's value stands in the item; without a value, the first place where it could have stood.</summary>
internal sealed record Located(string Pointer, JsonElement? Value, string Observed)
{
    internal static Located In(JsonElement scope, FieldDefinition field)
    {
        Located? first = null;
        foreach (string pointer in field.From ?? ["/" + Escaped(field.Name)])
        {
            JsonElement? value = JsonPointer.Find(scope, pointer);
            string kind = Kinds.Of(value);
            if (value is not null && kind is not ("null" or "empty text" or Kinds.Missing))
            {
                return new(pointer, value, kind);
            }

            if (first is null || first.Observed == Kinds.Missing && kind != Kinds.Missing)
            {
                first = new(pointer, null, kind);
            }
        }

        return first ?? new("", null, Kinds.Missing);
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
