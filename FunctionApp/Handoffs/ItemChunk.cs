using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Handoffs;

/// <summary>A part of a list that a step runs over, for a sub-orchestration of its own.</summary>
/// <remarks>
/// <para>From / To: the interpreter to its chunks.</para>
/// <para>Shape: positions of items, from 0, never the items; <paramref name="Function"/> is the activity that does one of them.
/// <paramref name="Before"/> is the number of the last attempt that an earlier round may have used.</para>
/// </remarks>
public sealed record ItemChunk(
    RunScope Run,
    StepDefinition Step,
    string Function,
    string? Fallback,
    int Round,
    int Number,
    IReadOnlyList<int> Items,
    int Before,
    IReadOnlyList<NamedRef> Values,
    IReadOnlyList<Fact> Facts);
