namespace FunctionApp.Audit;

/// <summary>What can be wrong with a chain.</summary>
public enum ChainFaultKind
{
    /// <summary>An entry's text does not have its hash, or is no entry of this chain.</summary>
    Edited,

    /// <summary>Entries are missing before this one.</summary>
    Missing,

    /// <summary>Entries do not stand in the order in which they were written.</summary>
    Reordered,

    /// <summary>An entry does not follow from the one before it.</summary>
    Unlinked,

    /// <summary>The chain ends before its stored end.</summary>
    CutTail,
}
