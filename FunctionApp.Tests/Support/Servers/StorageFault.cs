namespace FunctionApp.Tests.Support.Servers;

/// <summary>What a faulty storage does to one request.</summary>
internal enum StorageFault
{
    /// <summary>The request is carried out, and the connection cut before the caller hears so.</summary>
    DropAfterCommit,

    /// <summary>The connection is cut and nothing carried out.</summary>
    DropBefore,

    /// <summary>503 ServerBusy; nothing carried out.</summary>
    Busy,
}
