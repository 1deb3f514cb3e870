using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Api;

/// <summary>What an operator sends to stop something or to let it go on.</summary>
/// <remarks>
/// <para>Shape: class <c>blocked</c> stops; the class that the contract declares lets it go on. With step or connector only
/// that one is meant.</para>
/// </remarks>
internal sealed record ClassWish(ContractClass Class, string Reason, string Actor, string? Step = null, string? Connector = null);
