using Azure;
using Azure.Core;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>A query that asks for its next page only when the reader gets there.</summary>
internal sealed class Pages<T>(
    TableConnection connection,
    string path,
    string? filter,
    int? maxPerPage,
    IEnumerable<string>? select,
    Func<BinaryData, IReadOnlyList<T>> read,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            string query = RowAddress.Query(path, filter, pageSizeHint ?? maxPerPage, select, continuationToken);
            using HttpMessage message = connection.Request(RequestMethod.Get, query, Expected.Ok);
            Response response = await connection.SendAsync(message, CancellationToken).ConfigureAwait(false);
            continuationToken = Continuation(response);
            yield return Page<T>.FromValues(read(response.Content), continuationToken, response);
        }
        while (continuationToken is not null);
    }

    private static string? Continuation(Response response)
    {
        if (response.Headers.TryGetValue("x-ms-continuation-NextTableName", out string? table))
        {
            return table;
        }

        bool more = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partition);
        more |= response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? row);
        return more ? $"{partition} {row}" : null;
    }
}
