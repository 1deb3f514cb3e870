using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>Runs a step over a list: counts it, hands chunks to sub-orchestrations, puts their results together.</summary>
internal sealed class FanOut(RunThread run)
{
    private const int MostInChunk = 50;
    private const int ChunksAtOnce = 3;
    private static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, ListProgress> _lists = [];

    /// <summary>One round over the items that are not done; null when the run was stopped meanwhile.</summary>
    public async Task<StepOutcome?> TryAsync(StepDefinition step, string function, StepTries tries)
    {
        if (!_lists.TryGetValue(step.Id, out ListProgress? list))
        {
            ItemList counted = await run.CallAsync<ItemList>(FunctionNames.CountItems, scope => new StepInvocation(
                scope, step.Id, tries.Attempt, -1, run.Values, run.Facts));
            if (counted.Failure is { } failure)
            {
                return new StepOutcome.Failed(failure);
            }

            list = new(counted.Count);
            _lists.Add(step.Id, list);
        }

        await RoundAsync(step, function, tries.Fallback, list);
        return run.Stopped is not null
            ? null
            : await run.CallAsync<StepOutcome>(FunctionNames.GatherItems, scope => new ItemsInvocation(
                scope, step.Id, tries.Attempt, list.Count, [.. list.Results]));
    }

    private async Task RoundAsync(StepDefinition step, string function, string? fallback, ListProgress list)
    {
        int attempts = FailurePolicy.Of(step).Attempts * Math.Max(1, NamedFacts.RouteOf(step.Do).Count);
        int round = ++list.Round;
        IReadOnlyList<ItemChunk> chunks =
        [
            .. list.Left.Chunk(MostInChunk).Select((items, i) => new ItemChunk(
                run.Scope, step, function, fallback, round, i + 1, items, (round - 1) * attempts, run.Values, run.Facts)),
        ];
        await Abreast.RunAsync(chunks, ChunksAtOnce, () => run.Stopped is null, chunk => ChunkAsync(chunk, list));
    }

    private async Task ChunkAsync(ItemChunk chunk, ListProgress list)
    {
        string id = $"{run.Input.RunId}:{chunk.Step.Id}:{chunk.Round}:{chunk.Number}";
        Task<ItemChunkOutcome> work = run.Durable.CallSubOrchestratorAsync<ItemChunkOutcome>(
            FunctionNames.RunItems, chunk with { Run = run.Scope }, new SubOrchestrationOptions(instanceId: id));
        if (await Task.WhenAny(work, run.Stopping) != work)
        {
            await StopAsync(id, work);
        }

        try
        {
            ItemChunkOutcome outcome = await work;
            list.Take(chunk.Items.Except(outcome.Failed), outcome.Results);
        }
        catch (TaskFailedException)
        {
            // Its items stay undone: putting the chunks together counts them as failed.
            run.Note(RunEventKind.ChunkEnded, "lost", chunk.Step.Id, "ORC010");
        }
    }

    /// <summary>A chunk that had not begun when it was told is told again; the run never ends before its chunks.</summary>
    private async Task StopAsync(string id, Task work)
    {
        do
        {
            run.Durable.SendEvent(id, RunEvents.StopItems, "stop");
        }
        while (await SleepAsync(work));
    }

    private async Task<bool> SleepAsync(Task work)
    {
        using CancellationTokenSource cancel = new();
        Task timer = run.Durable.CreateTimer(TellAgain, cancel.Token);
        if (await Task.WhenAny(timer, work) == timer)
        {
            return true;
        }

        cancel.Cancel();
        return false;
    }
}
