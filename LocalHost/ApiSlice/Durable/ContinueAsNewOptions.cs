namespace Microsoft.DurableTask;

/// <summary>How an orchestration continues as new.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The input of the next execution.</summary>
    public object? NewInput { get; set; }

    /// <summary>True keeps events that nobody waited for; true by default.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The version of the next execution; null keeps the present one.</summary>
    public string? NewVersion { get; set; }
}
