namespace Azure.Data.Tables;

/// <summary>A table row: the two keys, and what the service adds to them.</summary>
public interface ITableEntity
{
    /// <summary>Rows of one partition can be changed together in a transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>Unique inside its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last stored the row; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row as read; never sent in the body.</summary>
    ETag ETag { get; set; }
}
