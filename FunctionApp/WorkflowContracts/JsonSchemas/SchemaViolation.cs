namespace FunctionApp.WorkflowContracts.JsonSchemas;

/// <summary>One way in which a value breaks a JSON Schema.</summary>
/// <remarks>
/// <para>Shape: JSON pointer to the offending value (for an unknown member: to that member); the keyword that failed.</para>
/// <para>Guarantee: holds nothing of the value itself; <paramref name="Choices"/> are the schema's own words.</para>
/// </remarks>
public sealed record SchemaViolation(
    string Pointer, string Keyword, string Expected, IReadOnlyList<string>? Choices = null);
