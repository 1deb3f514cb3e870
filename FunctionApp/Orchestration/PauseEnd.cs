namespace FunctionApp.Orchestration;

/// <summary>How a paused step goes on.</summary>
internal enum PauseEnd
{
    Retry,
    Skip,
    Stopped,
}
