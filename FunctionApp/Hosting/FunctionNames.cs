namespace FunctionApp.Hosting;

/// <summary>The names under which the interpreter calls the rooms.</summary>
public static class FunctionNames
{
    /// <summary>The interpreter.</summary>
    public const string Run = "Orchestration_Run";

    /// <summary>Carries out a chunk of the items that a step runs over.</summary>
    public const string RunItems = "Orchestration_Items";

    /// <summary>Opens a run on the record and answers with its pinned contract.</summary>
    public const string OpenRun = "Orchestration_OpenRun";

    /// <summary>Puts waiting decisions of the interpreter on the record.</summary>
    public const string Note = "Audit_Note";

    /// <summary>Puts the end of a run on the record.</summary>
    public const string CloseRun = "Audit_CloseRun";

    /// <summary>Writes a run's KPI facts.</summary>
    public const string RecordKpi = "Kpis_Record";

    /// <summary>Sorts text into a class.</summary>
    public const string Classify = "Steps_Classify";

    /// <summary>Reads fields out of a document.</summary>
    public const string Extract = "Steps_Extract";

    /// <summary>Shortens text.</summary>
    public const string Summarize = "Steps_Summarize";

    /// <summary>Drafts text.</summary>
    public const string Generate = "Steps_Generate";

    /// <summary>Asks a decision table.</summary>
    public const string Decide = "Steps_Decide";

    /// <summary>Holds rules against content.</summary>
    public const string Check = "Steps_Check";

    /// <summary>Shapes content for a channel.</summary>
    public const string Package = "Steps_Package";

    /// <summary>Counts the items that a step runs over.</summary>
    public const string CountItems = "Steps_CountItems";

    /// <summary>Puts the outputs of a chunk together.</summary>
    public const string GatherChunk = "Steps_GatherChunk";

    /// <summary>Puts the chunks together to a step's output.</summary>
    public const string GatherItems = "Steps_GatherItems";

    /// <summary>Asks an outside source.</summary>
    public const string Lookup = "Enrichment_Lookup";

    /// <summary>Opens a gate.</summary>
    public const string OpenGate = "Approvals_Open";

    /// <summary>Sends one notice of a gate.</summary>
    public const string Notify = "Approvals_Notify";

    /// <summary>Tells the people of a role about a step that failed.</summary>
    public const string TellRole = "Approvals_TellRole";

    /// <summary>Reads or expires a gate.</summary>
    public const string SettleGate = "Approvals_Settle";

    /// <summary>Composes an effect's payload.</summary>
    public const string PrepareEffect = "Effects_Prepare";

    /// <summary>Applies an effect through the ledger.</summary>
    public const string ApplyEffect = "Effects_Apply";

    /// <summary>Finds out about an effect in doubt.</summary>
    public const string ResolveDoubt = "Effects_ResolveDoubt";
}
