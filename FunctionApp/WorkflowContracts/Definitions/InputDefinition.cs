namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>The data contract of the items a workflow takes.</summary>
/// <remarks>
/// <para>Shape: <paramref name="IdempotencyKey"/> lists JSON pointers; the first that leads to a value names the item.</para>
/// <para><paramref name="Requester"/>: the field that says who asked, by mail address or id; <c>not_requester</c> goes by it.</para>
/// <para>Units: <paramref name="MaxBytes"/> default 262144.</para>
/// </remarks>
public sealed record InputDefinition(
    IReadOnlyList<FieldDefinition> Fields,
    IReadOnlyList<string>? IdempotencyKey = null,
    long MaxBytes = 262144,
    string? Requester = null);
