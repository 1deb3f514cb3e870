using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks.Lock;
using FunctionApp.WorkflowContracts.Checks.Model;

namespace FunctionApp.WorkflowContracts.Checks;

/// <summary>The whole check of a version folder: schema, lint, then the model check.</summary>
public sealed class ContractExamination(InterpreterCode interpreter, ModelBound bound)
{
    /// <summary>Examines a folder; the model check runs only on what has no other problem.</summary>
    public (CheckedVersion Version, ModelReport? Report) Examine(ContractFolder folder, HouseView house)
    {
        CheckedVersion version = ContractCheck.Check(folder, house);
        return (version, version.MayActivate ? new ModelCheck(interpreter, bound).Explore(version.Definition!) : null);
    }

    /// <summary>The line of the lock that a passed examination earns.</summary>
    public static LockLine Line(ContractFolder folder, ModelReport report)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(report);
        return new(
            folder.Workflow, folder.Version, folder.Sha256, CheckedSources.Sha256, report.Bound.ToString(), report.States, report.Paths);
    }
}
