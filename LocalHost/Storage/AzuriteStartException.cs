namespace LocalHost.Storage;

/// <summary>The local storage did not start; the message is one sentence for the person at the keyboard.</summary>
public sealed class AzuriteStartException : Exception
{
    /// <summary>Without a reason.</summary>
    public AzuriteStartException()
    {
    }

    /// <summary>With the reason and what to do.</summary>
    public AzuriteStartException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason, what to do, and what was thrown below.</summary>
    public AzuriteStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
