namespace Azure.Data.Tables;

/// <summary>What happens to stored properties that an update does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay; a property sent as null is not cleared.</summary>
    Merge = 0,

    /// <summary>They are removed.</summary>
    Replace = 1,
}
