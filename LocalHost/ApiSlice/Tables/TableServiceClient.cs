using Azure.Core;
using Azure.Data.Tables.Models;
using LocalHost.ApiSlice.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>The tables of one storage account.</summary>
public class TableServiceClient
{
    private readonly TableConnection _connection;

    /// <summary>The connection string's account.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, options: null)
    {
    }

    /// <summary>The connection string's account.</summary>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        _connection = TableConnection.Open(connectionString, options);

    /// <summary>The account at that address, entered by an identity.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _connection = TableConnection.Open(endpoint, tokenCredential, options);

    /// <summary>The account at that address, entered by its key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    /// <summary>The account at that address, entered by its key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        _connection = TableConnection.Open(endpoint, credential, options);

    /// <summary>The account at that address, entered by a shared access signature.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null) =>
        _connection = TableConnection.Open(endpoint, credential, options);

    /// <summary>The account at that address, whose query holds the signature.</summary>
    public TableServiceClient(Uri endpoint, TableClientOptions? options = null) =>
        _connection = TableConnection.Open(endpoint, options);

    /// <summary>For tests that subclass it.</summary>
    protected TableServiceClient() => _connection = null!;

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _connection.AccountName;

    /// <summary>The account's table address, without any signature.</summary>
    public virtual Uri Uri => _connection.Endpoint;

    /// <summary>One of the account's tables, whether it exists or not.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(_connection, tableName);

    /// <summary>Creates a table; throws 409 TableAlreadyExists when it is there.</summary>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        WholeTables.CreateAsync(_connection, tableName, Expected.Created, cancellationToken);

    /// <summary>Creates a table unless it is there.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        WholeTables.CreateIfNotExistsAsync(_connection, tableName, cancellationToken);

    /// <summary>Deletes a table and its rows; answers 404 without throwing when there is none.</summary>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        WholeTables.DeleteAsync(_connection, tableName, cancellationToken);

    /// <summary>The account's tables that an OData filter over TableName lets through.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new Pages<TableItem>(_connection, "Tables", filter, maxPerPage, select: null, WholeTables.Read, cancellationToken);

    /// <summary>An OData filter in which every value is quoted as its type wants it.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataLiteral.Of(filter);
}
