namespace DurableTask.Core.Exceptions;

/// <summary>A replay asked for something other than the history holds.</summary>
internal sealed class NonDeterministicOrchestrationException(int eventId, string message)
    : Exception("Non-Deterministic workflow detected: " + message)
{
    public int EventId { get; } = eventId;
}
