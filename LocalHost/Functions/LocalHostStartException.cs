namespace LocalHost.Functions;

/// <summary>The host cannot start; the message is one sentence for the person who started it.</summary>
public sealed class LocalHostStartException : Exception
{
    /// <summary>Takes the sentence.</summary>
    public LocalHostStartException(string message)
        : base(message)
    {
    }

    /// <summary>Takes the sentence and its cause.</summary>
    public LocalHostStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
