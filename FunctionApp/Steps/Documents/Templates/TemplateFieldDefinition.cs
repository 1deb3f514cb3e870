namespace FunctionApp.Steps.Documents.Templates;

/// <summary>Where a field stands in the text: a fixed value, or what a pattern finds, after one of several anchors if there are any.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Field"/> is a path into the document's data, such as <c>totals.payable</c>; <paramref name="Pattern"/> has a
/// group <c>value</c> or is the value as a whole.</para>
/// <para>Units: <paramref name="Confidence"/> 0..1, of a find that nothing speaks against; default 0.95.</para>
/// </remarks>
internal sealed record TemplateFieldDefinition(
    string Field,
    string? Text = null,
    string? Pattern = null,
    IReadOnlyList<string>? After = null,
    double Confidence = 0.95,
    bool Money = false,
    bool Iban = false);
