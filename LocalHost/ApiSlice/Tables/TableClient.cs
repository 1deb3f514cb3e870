using Azure.Core;
using Azure.Data.Tables.Models;
using LocalHost.ApiSlice.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>One table of a storage account.</summary>
/// <remarks>Guarantee: a retried write whose first try was stored comes back as 409 or 412, as it does from Azure.</remarks>
public partial class TableClient
{
    private readonly TableConnection _connection;

    /// <summary>The table of that name in the connection string's account.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, options: null)
    {
    }

    /// <summary>The table of that name in the connection string's account.</summary>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableConnection.Open(connectionString, options), tableName)
    {
    }

    /// <summary>The table of that name, entered by an identity.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableConnection.Open(endpoint, tokenCredential, options), tableName)
    {
    }

    /// <summary>The table of that name, entered by the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, options: null)
    {
    }

    /// <summary>The table of that name, entered by the account's key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableConnection.Open(endpoint, credential, options), tableName)
    {
    }

    /// <summary>The table at that address, entered by a shared access signature.</summary>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
        : this(TableConnection.Open(TableAddress.AccountOf(endpoint), credential, options), TableAddress.TableOf(endpoint))
    {
    }

    /// <summary>The table at that address, whose query holds the signature.</summary>
    public TableClient(Uri endpoint, TableClientOptions? options = null)
        : this(TableConnection.Open(TableAddress.AccountOf(endpoint), options), TableAddress.TableOf(endpoint))
    {
    }

    /// <summary>For tests that subclass it.</summary>
    protected TableClient()
    {
        _connection = null!;
        Name = "";
    }

    internal TableClient(TableConnection connection, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _connection = connection;
        Name = tableName;
    }

    /// <summary>The account the table is in.</summary>
    public virtual string AccountName => _connection.AccountName;

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The table's address, without any signature.</summary>
    public virtual Uri Uri => new($"{_connection.Root}/{Name}");

    /// <summary>Creates the table; throws 409 TableAlreadyExists when it is there.</summary>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        WholeTables.CreateAsync(_connection, Name, Expected.Created, cancellationToken);

    /// <summary>Creates the table unless it is there.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        WholeTables.CreateIfNotExistsAsync(_connection, Name, cancellationToken);

    /// <summary>Deletes the table and its rows; answers 404 without throwing when there is none.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        WholeTables.DeleteAsync(_connection, Name, cancellationToken);
}
