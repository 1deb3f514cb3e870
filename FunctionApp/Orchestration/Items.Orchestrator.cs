using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>A chunk of the items that a step runs over, with a history of its own.</summary>
/// <remarks><para>Guarantee: replays; answers with counts and references, so that the run's own history stays small. Source: ADR 0011.</para></remarks>
public static class ItemsOrchestrator
{
    /// <summary>Carries out the items of one chunk.</summary>
    [Function(FunctionNames.RunItems)]
    public static Task<ItemChunkOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ItemChunk chunk = context.GetInput<ItemChunk>()
            ?? throw new InvalidDataException("a chunk starts with an ItemChunk");
        return new ItemWalk(context, chunk).RunAsync();
    }
}
