using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Orchestration;

/// <summary>Which activity carries out which kind of work.</summary>
internal static class FunctionSteps
{
    public static string NameOf(StepWork work) => work switch
    {
        StepWork.Classify => FunctionNames.Classify,
        StepWork.Extract => FunctionNames.Extract,
        StepWork.Summarize => FunctionNames.Summarize,
        StepWork.Generate => FunctionNames.Generate,
        StepWork.Decide => FunctionNames.Decide,
        StepWork.Check => FunctionNames.Check,
        StepWork.Lookup => FunctionNames.Lookup,
        StepWork.Package => FunctionNames.Package,
        _ => throw new InvalidDataException($"{work.GetType().Name} is no plain step"),
    };
}
