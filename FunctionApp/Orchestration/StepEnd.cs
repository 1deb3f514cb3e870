namespace FunctionApp.Orchestration;

/// <summary>How a step left the plan.</summary>
internal enum StepEnd
{
    Completed,
    Skipped,
    Stopped,
}
