using Azure.Core;
using LocalHost.ApiSlice.Tables.Wire;

namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Makes up to 100 changes in one partition together, or none of them.</summary>
    /// <remarks>
    /// Shape: at most 4 MiB; each row once.
    /// Errors: <see cref="TableTransactionFailedException"/> names the action that was refused.
    /// </remarks>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        BatchRequest batch = new(_connection, Name);
        ReadOnlyMemory<byte> body = batch.Build([.. transactionActions]);
        using HttpMessage message = _connection.Request(RequestMethod.Post, "$batch", Expected.Accepted);
        message.Request.Headers.Add("Content-Type", batch.ContentType);
        message.Request.Content = RequestContent.Create(body);
        Response response = await _connection.SendAsync(message, cancellationToken).ConfigureAwait(false);
        List<Response> answers = BatchAnswer.Read(response.Content.ToMemory(), response.ClientRequestId);
        return answers.Find(answer => answer.IsError) is { } refused
            ? throw new TableTransactionFailedException(new RequestFailedException(refused, innerException: null, TableErrorParser.Instance))
            : Response.FromValue<IReadOnlyList<Response>>(answers, response);
    }
}
