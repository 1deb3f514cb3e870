using System.Text.Json;

namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>One field of a record: where it comes from, what it must be, how it is cleaned.</summary>
/// <remarks>
/// <para>Shape: <paramref name="From"/> lists JSON pointers (aliases), the first that leads to a value wins; default <c>/name</c>.</para>
/// <para>Shape: <paramref name="Pattern"/> is a .NET regular expression that no text can stall.</para>
/// <para>Shape: of a document, <paramref name="Pattern"/> is held against the content type and <paramref name="Range"/> against
/// the size in bytes.</para>
/// <para>Units: <paramref name="Length"/> in characters; <paramref name="Range"/> in the field's own unit.</para>
/// </remarks>
public sealed record FieldDefinition(
    string Name,
    FieldType Type,
    IReadOnlyList<string>? From = null,
    bool Required = false,
    string? Pattern = null,
    JsonElement? Default = null,
    BoundsDefinition? Length = null,
    BoundsDefinition? Range = null,
    IReadOnlyList<string>? Values = null,
    FieldDefinition? Items = null,
    IReadOnlyList<FieldDefinition>? Fields = null,
    IReadOnlyList<CleansingRule>? Cleanse = null,
    Sensitivity Sensitivity = Sensitivity.None,
    string? Title = null);
