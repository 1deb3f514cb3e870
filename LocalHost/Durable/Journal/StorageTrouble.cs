using Azure;

namespace LocalHost.Durable.Journal;

/// <summary>Which failures of a storage request leave open whether it was carried out, and may pass by themselves.</summary>
internal static class StorageTrouble
{
    private const int LeastServerStatus = 500;

    public static bool IsPassing(Exception failure) => failure switch
    {
        RequestFailedException refused => refused.Status is 0 or 408 or 409 or 412 or 429 or >= LeastServerStatus,
        AggregateException several => several.InnerExceptions.All(IsPassing),
        // the client's own time limit, for the caller's token is looked at apart
        OperationCanceledException or IOException => true,
        _ => false,
    };
}
