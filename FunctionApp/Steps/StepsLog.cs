using Microsoft.Extensions.Logging;

namespace FunctionApp.Steps;

/// <summary>What the steps tell operators.</summary>
internal static partial class StepsLog
{
    [LoggerMessage(5001, LogLevel.Warning, "Run {RunId}: step {StepId}, attempt {Attempt} failed with {Code}")]
    public static partial void StepFailed(ILogger log, string runId, string stepId, int attempt, string code);

    [LoggerMessage(5002, LogLevel.Information, "Classifier of {ContractId} {Version} learned {Examples} examples in {Labels} classes")]
    public static partial void ClassifierTrained(ILogger log, string contractId, string version, int examples, int labels);

    [LoggerMessage(5003, LogLevel.Warning, "Model {Model} answered {Status}")]
    public static partial void ModelFailed(ILogger log, string model, int status);

    [LoggerMessage(5004, LogLevel.Warning, "The classifiers of {Workflow} could not be trained ahead")]
    public static partial void NotWarmed(ILogger log, Exception error, string workflow);
}
