namespace FunctionApp.Handoffs;

/// <summary>The door through which an item came.</summary>
public enum IntakeChannel
{
    /// <summary>POST to the runs of a workflow.</summary>
    Http,

    /// <summary>A signed webhook.</summary>
    Webhook,

    /// <summary>The queue <c>workflow-requests</c>.</summary>
    Queue,

    /// <summary>A schedule written in the contract.</summary>
    Schedule,

    /// <summary>An uploaded document.</summary>
    Upload,

    /// <summary>A file laid into the drop folder.</summary>
    DropFolder,

    /// <summary>A rejected item that a person mended and sent again.</summary>
    Resubmit,
}
