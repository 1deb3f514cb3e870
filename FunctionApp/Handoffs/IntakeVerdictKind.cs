namespace FunctionApp.Handoffs;

/// <summary>The cases of <see cref="IntakeVerdict"/>.</summary>
public enum IntakeVerdictKind
{
    /// <summary>A run was started.</summary>
    Accepted,

    /// <summary>The same item came before.</summary>
    Duplicate,

    /// <summary>The key came before with another payload.</summary>
    KeyReused,

    /// <summary>The item broke its data contract.</summary>
    Rejected,

    /// <summary>The contract does not start runs now.</summary>
    Blocked,

    /// <summary>The sender could not be verified.</summary>
    Unauthentic,

    /// <summary>The item is larger than the door admits.</summary>
    TooLarge,

    /// <summary>The body could not be read at all.</summary>
    Malformed,

    /// <summary>No such workflow, or the workflow does not have this door.</summary>
    UnknownSource,
}
