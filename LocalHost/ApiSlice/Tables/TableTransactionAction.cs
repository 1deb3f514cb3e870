namespace Azure.Data.Tables;

/// <summary>One change inside a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>A change without a condition on the stored version.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>A change that holds only while the stored version is <paramref name="etag"/>.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What is done.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The row it is done to.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version expected; the default means any.</summary>
    public ETag ETag { get; }
}
