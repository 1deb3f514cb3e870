using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>What an account does with whole tables.</summary>
internal static class WholeTables
{
    internal static async Task<Response<TableItem>> CreateAsync(
        TableConnection connection, string table, ResponseClassifier expected, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = table });
        using HttpMessage message = connection.Request(RequestMethod.Post, "Tables", expected, body);
        Response response = await connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new TableItem(table), response);
    }

    internal static async Task<Response<TableItem>> CreateIfNotExistsAsync(
        TableConnection connection, string table, CancellationToken cancellationToken)
    {
        Response<TableItem> created = await CreateAsync(connection, table, Expected.CreatedOrThere, cancellationToken).ConfigureAwait(false);
        Response response = created.GetRawResponse();
        if (response.Status != 409)
        {
            return created;
        }

        RequestFailedException conflict = new(response, innerException: null, TableErrorParser.Instance);
        return conflict.ErrorCode is { } code && code == TableErrorCode.TableAlreadyExists ? created : throw conflict;
    }

    internal static async Task<Response> DeleteAsync(TableConnection connection, string table, CancellationToken cancellationToken)
    {
        using HttpMessage message = connection.Request(RequestMethod.Delete, $"Tables('{table}')", Expected.NoContentOrMissing);
        return await connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    internal static List<TableItem> Read(BinaryData body)
    {
        using JsonDocument document = JsonDocument.Parse(body.ToMemory());
        return [.. document.RootElement.GetProperty("value").EnumerateArray().Select(table => new TableItem(table.GetProperty("TableName").GetString()!))];
    }
}
