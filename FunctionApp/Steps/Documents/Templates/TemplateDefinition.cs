namespace FunctionApp.Steps.Documents.Templates;

/// <summary>How the text of one kind of document of one sender is read; a YAML file of the version folder.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Recognise"/> lists phrases that all stand in the text, without regard to case and spaces.</para>
/// <para>Shape: of several that fit the one with the most phrases is taken.</para>
/// </remarks>
internal sealed record TemplateDefinition(
    string Kind,
    IReadOnlyList<string> Recognise,
    IReadOnlyList<TemplateFieldDefinition> Fields,
    string? Currency = null);
