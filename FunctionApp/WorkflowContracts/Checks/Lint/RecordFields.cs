using System.Globalization;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Follows paths through declared fields.</summary>
internal static class RecordFields
{
    /// <summary>The field that the names lead to, through objects and list items.</summary>
    public static FieldDefinition? Find(IReadOnlyList<FieldDefinition> fields, ReadOnlySpan<string> names)
    {
        FieldDefinition? at = null;
        IReadOnlyList<FieldDefinition> among = fields;
        foreach (string name in names)
        {
            at = at is { Type: FieldType.List } && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? at.Items
                : among.FirstOrDefault(f => f.Name == name);
            if (at is null)
            {
                return null;
            }

            among = at.Fields ?? [];
        }

        return at;
    }

    /// <summary>Every field with its pointer, the inner ones too.</summary>
    public static IEnumerable<(FieldDefinition Field, string Pointer)> All(IReadOnlyList<FieldDefinition> fields, string pointer)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            foreach ((FieldDefinition, string) found in One(fields[i], $"{pointer}/{i}"))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<(FieldDefinition Field, string Pointer)> One(FieldDefinition field, string pointer) =>
        new[] { (field, pointer) }
            .Concat(All(field.Fields ?? [], pointer + "/fields"))
            .Concat(field.Items is { } items ? One(items, pointer + "/items") : []);
}
