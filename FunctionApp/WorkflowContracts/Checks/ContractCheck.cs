using System.Text;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks.Lint;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks;

/// <summary>Reads a version folder and holds it against the schema and every lint rule; pure.</summary>
public static class ContractCheck
{
    /// <summary>The version with everything that is wrong in it, also against the house it is to run in.</summary>
    public static CheckedVersion Check(ContractFolder folder, HouseView house)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(house);
        string file = $"{folder.Workflow}/{folder.Version}/{ContractFolder.ContractFile}";
        string text = Encoding.UTF8.GetString(folder.Files[ContractFolder.ContractFile].Span);
        Authored<WorkflowDefinition> read = AuthoredFile.Read<WorkflowDefinition>(text, file);
        return read.IsValid
            ? new(folder, read.Value, LintRules.Find(new(folder, read.Value, read.Lines, file, house)))
            : new(folder, null, read.Problems);
    }
}
