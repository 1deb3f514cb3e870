using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Microsoft.DurableTask;

namespace FunctionApp.Orchestration;

/// <summary>Carries out the items of a chunk: each with the attempts and models of its step, until the run stops.</summary>
internal sealed class ItemWalk(TaskOrchestrationContext durable, ItemChunk chunk)
{
    // Appends of one run wait for each other, so more at once would mostly wait.
    private const int AtOnce = 5;

    private readonly TaskCompletionSource _stop = new();
    private readonly List<ItemOutcome> _ended = [];
    private readonly ActivityLine _line = new(durable, chunk.Run.RunId, chunk.Run.Contract, chunk.Run.Head);

    // What a step falls back on is decided for the list as a whole, after its items.
    private readonly StepDefinition _step = chunk.Step with { Fallbacks = null };

    public async Task<ItemChunkOutcome> RunAsync()
    {
        _ = HearStopAsync();
        _line.Note(RunEventKind.ChunkBegun, $"chunk_{chunk.Round}_{chunk.Number}", chunk.Step.Id);
        await Abreast.RunAsync(chunk.Items, AtOnce, () => !_stop.Task.IsCompleted, WalkAsync);
        if (_stop.Task.IsCompleted)
        {
            _line.Note(RunEventKind.ChunkEnded, "stopped", chunk.Step.Id);
            await _line.FlushAsync();
            return new(0, [], null);
        }

        return await _line.CallAsync<ItemChunkOutcome>(FunctionNames.GatherChunk, scope => new ItemChunkInvocation(
            scope, chunk.Step.Id, chunk.Round, chunk.Number, [.. _ended.OrderBy(e => e.Item)]));
    }

    private async Task HearStopAsync()
    {
        await durable.WaitForExternalEvent<string>(RunEvents.StopItems);
        _stop.TrySetResult();
    }

    private async Task WalkAsync(int item)
    {
        int candidates = chunk.Fallback is null ? NamedFacts.RouteOf(_step.Do).Count : 0;
        StepTries tries = new();
        while (true)
        {
            StepOutcome outcome = await TryAsync(item, tries);
            if (outcome is StepOutcome.Completed completed)
            {
                _ended.Add(new(item, completed.Output, null, completed.Evidence.Confidence, completed.Evidence.Model));
                return;
            }

            StepOutcome.Failed failed = (StepOutcome.Failed)outcome;
            int used = Math.Max(failed.Evidence?.Candidate ?? -1, tries.Candidate);
            if (!await GoesOnAsync(item, failed.Failure, used + 1, candidates, tries))
            {
                return;
            }
        }
    }

    private async Task<bool> GoesOnAsync(int item, StepFailure failure, int next, int candidates, StepTries tries)
    {
        FailureDecision decision = chunk.Fallback is null
            ? FailurePolicy.Decide(_step, failure, $"{chunk.Run.RunId}|{item}", tries.OfCandidate, next, candidates, 0)
            : new FailureDecision.Compensate(failure.ErrorCode);
        switch (decision)
        {
            case FailureDecision.RetryAfter retry:
                _line.Note(RunEventKind.RetryPlanned, "retry", _step.Id, failure.ErrorCode, chunk.Before + tries.Attempt, item);
                return await _line.SleepAsync(retry.Delay, _stop.Task);
            case FailureDecision.NextCandidate model:
                _line.Note(RunEventKind.FallbackTaken, "next_model", _step.Id, failure.ErrorCode, chunk.Before + tries.Attempt, item);
                tries.StartCandidate(model.Candidate);
                return !_stop.Task.IsCompleted;
            default:
                _ended.Add(new(item, null, failure.ErrorCode));
                return false;
        }
    }

    private async Task<StepOutcome> TryAsync(int item, StepTries tries)
    {
        tries.Count();
        try
        {
            return await _line.CallAsync<StepOutcome>(chunk.Function, scope => new StepInvocation(
                scope, _step.Id, chunk.Before + tries.Attempt, tries.Candidate, chunk.Values, chunk.Facts, chunk.Fallback, item));
        }
        catch (TaskFailedException)
        {
            return new StepOutcome.Failed(new("ORC010", FailureCategory.Permanent));
        }
    }
}
