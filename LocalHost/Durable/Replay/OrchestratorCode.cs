using LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalHost.Durable.Replay;

/// <summary>Calls the orchestrator function and gives its return value.</summary>
internal delegate Task<object?> OrchestratorCall(ExecutionStarted started, TaskOrchestrationContext context);

/// <summary>All that replaying needs from the host.</summary>
internal sealed record OrchestratorCode(
    OrchestratorCall Call, DataConverter Converter, ILoggerFactory Loggers, string DefaultVersion, TimeSpan LongestTimer);
