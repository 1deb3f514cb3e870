namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>One field of an outgoing document: a path, a fixed text or a Handlebars text over the same paths.</summary>
/// <remarks><para>Shape: exactly one of <paramref name="From"/>, <paramref name="Text"/>, <paramref name="Template"/>.</para></remarks>
public sealed record MappedField(string Field, string? From = null, string? Text = null, string? Template = null);
