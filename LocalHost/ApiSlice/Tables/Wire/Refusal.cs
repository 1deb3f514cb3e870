using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>The service's own errors, for what the emulator would let pass.</summary>
internal static class Refusal
{
    internal static RequestFailedException Of(TableErrorCode code, string message, int status = 400) =>
        new(status, $"{message}\nStatus: {status}\nErrorCode: {code}", code.ToString(), innerException: null);

    internal static TableTransactionFailedException InTransaction(int index, RequestFailedException refusal) =>
        new(refusal) { FailedTransactionActionIndex = index };
}
