namespace FunctionApp.Handoffs;

/// <summary>Where a run stands; written in upper snake case outside.</summary>
public enum RunState
{
    /// <summary>Stored, not started.</summary>
    Received,

    /// <summary>Steps are being carried out.</summary>
    Running,

    /// <summary>A person is asked; there is a deadline.</summary>
    AwaitingApproval,

    /// <summary>Held back by a limit or a declared delay.</summary>
    Delayed,

    /// <summary>Stopped until an operator acts.</summary>
    Paused,

    /// <summary>Effects are being undone.</summary>
    Compensating,

    /// <summary>Ended as the contract wanted.</summary>
    Completed,

    /// <summary>Ended by a person's no, or by silence where the contract says so.</summary>
    Declined,

    /// <summary>Ended by an operator.</summary>
    Cancelled,

    /// <summary>Ended by a failure that no policy could mend.</summary>
    Failed,

    /// <summary>Ended with every effect undone.</summary>
    RolledBack,

    /// <summary>Some effect could not be undone; its owner is told.</summary>
    PartiallyRolledBack,
}
