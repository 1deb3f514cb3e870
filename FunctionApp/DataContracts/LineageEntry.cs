using System.Text.Json;

namespace FunctionApp.DataContracts;

/// <summary>Where one field of a record came from and what was done to it.</summary>
/// <remarks>
/// <para>Shape: the path of the field; the JSON pointer into the item, none for a default; before and after; the rules that
/// changed it, in order. Secret fields keep kinds only.</para>
/// </remarks>
internal sealed record LineageEntry(
    string Field,
    string? Pointer,
    LineageValue Before,
    LineageValue After,
    IReadOnlyList<string> Rules);

/// <summary>One side of a lineage entry.</summary>
internal sealed record LineageValue(string Kind, string? Sha256 = null, JsonElement? Value = null);
