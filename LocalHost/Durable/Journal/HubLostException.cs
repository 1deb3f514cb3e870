namespace LocalHost.Durable.Journal;

/// <summary>This host may no longer write to its task hub; the message is one sentence for the person who runs it.</summary>
internal sealed class HubLostException(string message) : InvalidOperationException(message);
