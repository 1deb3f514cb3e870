using System.Text.Json;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Approvals.Views;

/// <summary>Flattens a payload into fields for people; pure.</summary>
internal static class PayloadFields
{
    public static IReadOnlyList<FieldView> Of(
        string stepId,
        JsonElement payload,
        IReadOnlyList<string> editable,
        IReadOnlyList<string> shownApart,
        IReadOnlyDictionary<string, string>? doubts = null) =>
        [.. Flat("", payload).Where(f => !shownApart.Contains(f.Path) || editable.Contains($"{stepId}.{f.Path}")).Select(f => new FieldView(
            Title(f.Path), f.Value, editable.Contains($"{stepId}.{f.Path}") ? $"{stepId}.{f.Path}" : null,
            doubts?.GetValueOrDefault($"{stepId}.{f.Path}")))];

    private static string Title(string path) => string.Join(", ", path.Split('.').Select(Wording.Humanized));

    private static IEnumerable<(string Path, string Value)> Flat(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty(MappedDocument.HoleMember, out JsonElement hole) =>
            [(path, $"(filled in when it is known: {hole.GetString()}, text)")],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Flat(Join(path, p.Name), p.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((v, i) => Flat(Join(path, $"{i}"), v)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [(path, value.ToString())],
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
