namespace Azure.Data.Tables;

/// <summary>A storage account's name and key.</summary>
public class TableSharedKeyCredential
{
    private volatile byte[] _key;

    /// <summary>Takes the key as the portal shows it, in base64.</summary>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountName);
        AccountName = accountName;
        _key = Convert.FromBase64String(accountKey);
    }

    /// <summary>The account the key belongs to.</summary>
    public string AccountName { get; }

    internal byte[] Key => _key;

    /// <summary>Changes the key, after a rotation, for every client that holds this credential.</summary>
    public void SetAccountKey(string accountKey) => _key = Convert.FromBase64String(accountKey);
}
