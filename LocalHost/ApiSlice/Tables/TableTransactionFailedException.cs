using System.Globalization;
using LocalHost.ApiSlice.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole; nothing of it was stored.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Reads the failed action's index out of the service's answer.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException?.Status ?? 0,
            requestFailedException?.Message ?? "",
            requestFailedException?.ErrorCode,
            requestFailedException?.InnerException)
    {
        ArgumentNullException.ThrowIfNull(requestFailedException);
        foreach (object key in requestFailedException.Data.Keys)
        {
            Data[key] = requestFailedException.Data[key];
        }

        FailedTransactionActionIndex =
            int.TryParse(Data[TableErrorParser.FailedIndexKey] as string, CultureInfo.InvariantCulture, out int index) ? index : null;
    }

    /// <summary>Position, from 0, of the action that made the transaction fail, where the service names one.</summary>
    public int? FailedTransactionActionIndex { get; internal set; }
}
