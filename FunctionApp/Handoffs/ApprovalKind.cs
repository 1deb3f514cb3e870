namespace FunctionApp.Handoffs;

/// <summary>Why a person is asked.</summary>
public enum ApprovalKind
{
    /// <summary>The contract wants a yes before effects.</summary>
    Approve,

    /// <summary>A step could not be done by machine; a person does it.</summary>
    Manual,

    /// <summary>It is unknown whether an effect happened; a person finds out.</summary>
    Doubt,

    /// <summary>Something could not be undone; its owner sees to it.</summary>
    Rollback,

    /// <summary>The run stands still; a person says how it goes on: retry, skip, cancel.</summary>
    Incident,
}
