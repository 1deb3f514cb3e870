using System.Text.Json;
using LocalHost.Durable.History;
using LocalHost.Durable.Journal;
using LocalHost.Durable.Runs;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Replay;

/// <summary>A run's history as a file, and what the present code makes of it.</summary>
internal static class RecordedHistory
{
    private static readonly JsonSerializerOptions Readable = new(RecordText.Json) { WriteIndented = true };

    public static string Write(RunSnapshot run) => JsonSerializer.Serialize(run, Readable);

    public static RunSnapshot Read(string json) =>
        JsonSerializer.Deserialize<RunSnapshot>(json, Readable) ?? throw new JsonException("The file holds no history.");

    /// <summary>Null when the code asks for the same as the history holds; else the first difference.</summary>
    public static string? FindDivergence(RunSnapshot run, OrchestratorCode code)
    {
        IReadOnlyList<HistoryEvent> history = run.History;
        if (history.Count == 0)
        {
            return null;
        }

        OrchestratorExecution execution = new(run.Started, code, () => { });
        Episode episode = execution.Turn(history, [], history[^1].Timestamp);
        ExecutionCompleted? recorded = history.OfType<ExecutionCompleted>().LastOrDefault();
        return recorded?.Status == OrchestrationRuntimeStatus.Terminated ? null : Compare(recorded, episode.Actions);
    }

    private static string? Compare(ExecutionCompleted? recorded, IReadOnlyList<HistoryEvent> asked)
    {
        ExecutionCompleted? replayed = asked.OfType<ExecutionCompleted>().LastOrDefault();
        if (replayed?.FailureDetails is { } failure && replayed.Result != recorded?.Result)
        {
            return failure.ErrorMessage;
        }

        if (asked.FirstOrDefault(action => action is not ExecutionCompleted) is { } more)
        {
            return $"the replay asks for {more.Kind} as action {more.EventId}, which the history does not hold";
        }

        return Ending(replayed) == Ending(recorded) ? null : $"the replay {Ending(replayed)}, the history {Ending(recorded)}";
    }

    private static string Ending(ExecutionCompleted? end) => end is null ? "has not ended" : $"ended as {end.Status} with {end.Result}";
}
