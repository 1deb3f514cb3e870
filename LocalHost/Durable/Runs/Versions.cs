using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Runs;

/// <summary>Whether this host may go on with a run of some version.</summary>
internal static class Versions
{
    public static bool Match(string version, HubSettings settings)
    {
        int order = TaskOrchestrationVersioningUtils.CompareVersions(version, settings.DefaultVersion);
        return settings.VersionMatch switch
        {
            VersionMatch.Strict => order == 0,
            VersionMatch.CurrentOrOlder => order <= 0 || string.IsNullOrWhiteSpace(settings.DefaultVersion),
            _ => true,
        };
    }

    /// <summary>The episode that fails a run whose version does not match.</summary>
    public static Episode Refuse(string version, HubSettings settings, int eventId, DateTime now)
    {
        TaskFailureDetails failure = new(
            "VersionMismatch",
            $"The orchestration's version '{version}' does not match the host's version '{settings.DefaultVersion}'.",
            null,
            null,
            null);
        ExecutionCompleted end = new()
        {
            EventId = eventId,
            Timestamp = now,
            Status = OrchestrationRuntimeStatus.Failed,
            Result = failure.ToString(),
            FailureDetails = failure,
        };
        return new Episode([end], null, false);
    }
}
