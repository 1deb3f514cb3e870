namespace FunctionApp.WorkflowContracts;

/// <summary>One thing that is wrong in a file that a person wrote.</summary>
/// <remarks>
/// <para>Shape: file as given to the reader; line from 1; JSON pointer into the file; rule id with a page in docs/errors.</para>
/// </remarks>
public sealed record ContractProblem(string File, int Line, string Pointer, string RuleId, string Message)
{
    /// <summary>The problem on one line, as compilers print theirs.</summary>
    public override string ToString() => $"{File}({Line}): {RuleId} {(Pointer.Length == 0 ? "/" : Pointer)}: {Message}";
}
