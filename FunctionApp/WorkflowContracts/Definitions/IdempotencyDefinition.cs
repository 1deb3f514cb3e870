namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What makes an effect the same effect.</summary>
/// <remarks><para>Shape: scope <c>business_key</c> needs the paths of the key.</para></remarks>
public sealed record IdempotencyDefinition(IdempotencyScope Scope, IReadOnlyList<string>? Key = null);
