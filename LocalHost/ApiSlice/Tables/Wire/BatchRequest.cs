using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>A transaction as one multipart body, written straight into bytes.</summary>
internal sealed class BatchRequest(TableConnection connection, string table)
{
    private const int MaxActions = 100;
    private const int MaxBodyBytes = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _body = new(16 * 1024);
    private readonly ArrayBufferWriter<byte> _row = new(1024);
    private readonly string _id = Guid.NewGuid().ToString();

    internal string ContentType => $"multipart/mixed; boundary=batch_{_id}";

    internal ReadOnlyMemory<byte> Build(IReadOnlyList<TableTransactionAction> actions)
    {
        Check(actions);
        Text($"--batch_{_id}\r\nContent-Type: multipart/mixed; boundary=changeset_{_id}\r\n\r\n");
        string partHead = $"--changeset_{_id}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";
        for (int i = 0; i < actions.Count; i++)
        {
            Text(partHead);
            try
            {
                Append(actions[i]);
            }
            catch (RequestFailedException refusal)
            {
                throw Refusal.InTransaction(i, refusal);
            }
        }

        Text($"--changeset_{_id}--\r\n--batch_{_id}--\r\n");
        return _body.WrittenCount <= MaxBodyBytes
            ? _body.WrittenMemory
            : throw Refusal.Of("RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.", status: 413);
    }

    private static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("Cannot submit an empty transaction.");
        }

        if (actions.Count > MaxActions)
        {
            throw Refusal.InTransaction(
                MaxActions - 1,
                Refusal.Of(TableErrorCode.InvalidInput, "The batch request operation exceeds the maximum 100 changes per change set."));
        }

        for (int i = 1; i < actions.Count; i++)
        {
            if (actions[i].Entity.PartitionKey != actions[0].Entity.PartitionKey)
            {
                throw Refusal.InTransaction(
                    i,
                    Refusal.Of(TableErrorCode.CommandsInBatchActOnDifferentPartitions, "All commands in a batch must operate on same entity group."));
            }
        }
    }

    private void Append(TableTransactionAction action)
    {
        ITableEntity entity = action.Entity;
        (string method, bool conditional) = action.ActionType switch
        {
            TableTransactionActionType.Add => ("POST ", false),
            TableTransactionActionType.Delete => ("DELETE ", true),
            TableTransactionActionType.UpdateReplace => ("PUT ", action.ETag != default),
            TableTransactionActionType.UpdateMerge => ("PATCH ", action.ETag != default),
            TableTransactionActionType.UpsertReplace => ("PUT ", false),
            TableTransactionActionType.UpsertMerge => ("PATCH ", false),
            _ => throw new InvalidOperationException("Unknown request type."),
        };
        Text(method);
        Text(connection.Root);
        Text("/");
        Text(action.ActionType == TableTransactionActionType.Add ? table : RowAddress.Of(table, entity.PartitionKey, entity.RowKey));
        _body.Write(" HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n"u8);
        if (conditional)
        {
            _body.Write("If-Match: "u8);
            Text((action.ETag == default ? ETag.All : action.ETag).ToString());
            _body.Write("\r\n"u8);
        }

        if (action.ActionType != TableTransactionActionType.Delete)
        {
            AppendRow(entity);
        }

        _body.Write(action.ActionType == TableTransactionActionType.Delete ? "\r\n\r\n"u8 : "\r\n"u8);
    }

    private void AppendRow(ITableEntity entity)
    {
        _row.ResetWrittenCount();
        EntityWriter.Write(_row, entity);
        _body.Write("Prefer: return-no-content\r\nContent-Type: application/json;odata=nometadata\r\nContent-Length: "u8);
        Utf8Formatter.TryFormat(_row.WrittenCount, _body.GetSpan(16), out int digits);
        _body.Advance(digits);
        _body.Write("\r\n\r\n"u8);
        _body.Write(_row.WrittenSpan);
    }

    private void Text(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _body);
}
