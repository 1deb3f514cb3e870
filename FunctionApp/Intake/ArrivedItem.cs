using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Intake;

/// <summary>An item at the door: its bytes, where it came in, and by what name the sender knows it.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Key"/> is what the sender named, prefixed by the kind of name; null where it named nothing.
/// <paramref name="Fault"/> is what the door found wrong before anything was read.</para>
/// </remarks>
internal sealed record ArrivedItem(
    string Workflow,
    string? ContractVersion,
    InputDefinition Input,
    IntakeChannel Channel,
    string Source,
    ReadOnlyMemory<byte> Bytes,
    string? Key = null,
    string? EventPointer = null,
    ItemFault? Fault = null);

/// <summary>Why an item cannot be taken, as a code, as words, and as the rule that its reject names.</summary>
internal sealed record ItemFault(string Code, string Rule, string Expected, string Observed)
{
    internal string Detail => $"Expected {Expected}; found {Observed}.";
}
