namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does with its row.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails when the row is there.</summary>
    Add = 0,

    /// <summary>Merges; fails when the ETag given is not the stored one.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces; fails when the ETag given is not the stored one.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes; without an ETag, whatever is stored.</summary>
    Delete = 3,

    /// <summary>Inserts or merges.</summary>
    UpsertMerge = 4,

    /// <summary>Inserts or replaces.</summary>
    UpsertReplace = 5,
}
