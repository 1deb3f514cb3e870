using System.Diagnostics.CodeAnalysis;

namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>What a written file says: its value, or everything that is wrong with it.</summary>
/// <remarks><para>Shape: there is a value exactly when there are no problems.</para></remarks>
public sealed record Authored<T>(T? Value, IReadOnlyList<ContractProblem> Problems, SourceLines Lines)
    where T : class
{
    /// <summary>Whether the file could be read.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsValid => Value is not null;

    /// <summary>The value of a file that must be right.</summary>
    /// <exception cref="InvalidDataException">The file has problems; the message lists all of them.</exception>
    public T Required() => Value ?? throw new InvalidDataException(string.Join('\n', Problems));
}
