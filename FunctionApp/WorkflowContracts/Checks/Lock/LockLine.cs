using System.Globalization;

namespace FunctionApp.WorkflowContracts.Checks.Lock;

/// <summary>One passed check: which content, against which interpreter, how far.</summary>
public sealed record LockLine(
    string Workflow, string Version, string ContractSha256, string InterpreterSha256, string Bound, int States, int Paths)
{
    private const char Between = '\t';

    internal static LockLine? Parse(string line) => line.Split(Between) switch
    {
        [var workflow, var version, var contract, var interpreter, var bound, var states, var paths]
            when int.TryParse(states, CultureInfo.InvariantCulture, out int seen)
            && int.TryParse(paths, CultureInfo.InvariantCulture, out int walked) =>
            new(workflow, version, contract, interpreter, bound, seen, walked),
        _ => null,
    };

    internal string Text() => string.Join(
        Between,
        Workflow,
        Version,
        ContractSha256,
        InterpreterSha256,
        Bound,
        States.ToString(CultureInfo.InvariantCulture),
        Paths.ToString(CultureInfo.InvariantCulture));
}
