using System.Text.Json;

namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A door through which items come in.</summary>
public abstract record TriggerDefinition
{
    private TriggerDefinition()
    {
    }

    /// <summary>POST to the workflow's runs.</summary>
    public sealed record Http() : TriggerDefinition;

    /// <summary>The queue <c>workflow-requests</c>.</summary>
    public sealed record Queue() : TriggerDefinition;

    /// <summary>A signed webhook of a profile; secrets by name, several for rotation.</summary>
    public sealed record Webhook(string Profile, IReadOnlyList<string> Secrets) : TriggerDefinition;

    /// <summary>A schedule in NCRONTAB with the item to start with.</summary>
    public sealed record Schedule(string Cron, JsonElement Item, string? TimeZone = null) : TriggerDefinition;

    /// <summary>Documents over HTTP, raw or as a form; content types such as <c>application/pdf</c> or <c>image/*</c>.</summary>
    public sealed record Upload(IReadOnlyList<string> ContentTypes, long MaxBytes) : TriggerDefinition;

    /// <summary>Files laid into a folder of the drop container.</summary>
    public sealed record DropFolder(string Folder) : TriggerDefinition;
}
