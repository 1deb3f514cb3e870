using FunctionApp.Handoffs;
using Microsoft.DurableTask;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The interpreter that a model check runs: a whole run, and a chunk of the items that a step runs over.</summary>
public sealed record InterpreterCode(
    Func<TaskOrchestrationContext, Task<RunOutcome>> Run, Func<TaskOrchestrationContext, Task<ItemChunkOutcome>> Items);
