using System.Linq.Expressions;
using Azure.Core;
using LocalHost.ApiSlice.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Inserts a row; throws 409 EntityAlreadyExists when its keys are taken.</summary>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        using HttpMessage message = _connection.Request(RequestMethod.Post, Name, Expected.Created, EntityWriter.Write(entity));
        return await _connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Inserts a row, or changes whatever is stored under its keys.</summary>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity => ChangeAsync(entity, mode, ifMatch: null, cancellationToken);

    /// <summary>Changes a row; throws 412 UpdateConditionNotSatisfied when its stored version is another.</summary>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ifMatch == default
            ? throw new ArgumentException("Value cannot be empty.", nameof(ifMatch))
            : ChangeAsync(entity, mode, ifMatch, cancellationToken);

    /// <summary>Deletes a row, whatever its version unless one is named; answers 404 without throwing when there is none.</summary>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        using HttpMessage message = _connection.Request(
            RequestMethod.Delete, RowAddress.Of(Name, partitionKey, rowKey), Expected.NoContentOrMissing);
        message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return await _connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a row, whatever its version unless one is named; answers 404 without throwing when there is none.</summary>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    /// <summary>Reads one row; throws 404 ResourceNotFound when there is none.</summary>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        Response response = await LookUpAsync(partitionKey, rowKey, select, Expected.Ok, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityReader.ReadOne<T>(response.Content.ToMemory().Span), response);
    }

    /// <summary>Reads one row, or answers that there is none.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        Response response = await LookUpAsync(partitionKey, rowKey, select, Expected.OkOrMissing, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new Missing<T>(response)
            : Response.FromValue(EntityReader.ReadOne<T>(response.Content.ToMemory().Span), response);
    }

    /// <summary>The rows an OData filter lets through, in the order of their keys.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new Pages<T>(_connection, $"{Name}()", filter, maxPerPage, select, static body => EntityReader.ReadMany<T>(body.ToMemory().Span), cancellationToken);

    /// <summary>The rows a lambda lets through, in the order of their keys.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => QueryAsync<T>(FilterExpression.Of(filter), maxPerPage, select, cancellationToken);

    /// <summary>An OData filter in which every value is quoted as its type wants it.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataLiteral.Of(filter);

    /// <summary>An OData filter that says what the lambda says.</summary>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => FilterExpression.Of(filter)!;

    private async Task<Response> ChangeAsync<T>(T entity, TableUpdateMode mode, ETag? ifMatch, CancellationToken cancellationToken)
        where T : ITableEntity
    {
        ArgumentNullException.ThrowIfNull(entity);
        ReadOnlyMemory<byte> body = EntityWriter.Write(entity);
        RequestMethod method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        using HttpMessage message = _connection.Request(
            method, RowAddress.Of(Name, entity.PartitionKey, entity.RowKey), Expected.NoContent, body);
        if (ifMatch is { } tag)
        {
            message.Request.Headers.Add("If-Match", tag.ToString());
        }

        return await _connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Response> LookUpAsync(
        string partitionKey, string rowKey, IEnumerable<string>? select, ResponseClassifier expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        string path = RowAddress.Query(RowAddress.Of(Name, partitionKey, rowKey), filter: null, top: null, select, continuation: null);
        using HttpMessage message = _connection.Request(RequestMethod.Get, path, expected);
        return await _connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }
}
