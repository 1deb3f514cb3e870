namespace FunctionApp.Audit;

/// <summary>The names of facts that rooms tell with their events and that folds over the trail look for.</summary>
/// <remarks><para>Shape: instants as ISO 8601 round-trip text of kind text; codes, ids and counts only, never personal text.</para></remarks>
public static class FactNames
{
    /// <summary>With RunStarted: when the item was received; times are counted from here.</summary>
    public const string ReceivedUtc = "received_utc";

    /// <summary>With RunStarted: the door it came through.</summary>
    public const string Channel = "channel";

    /// <summary>With RunStarted: the interpreter's version.</summary>
    public const string Interpreter = "interpreter";

    /// <summary>With gate and notice events: the gate's id.</summary>
    public const string GateId = "gate.id";

    /// <summary>With GateOpened: why a person is asked; the approval kind.</summary>
    public const string GateKind = "gate.kind";

    /// <summary>With GateOpened: the role that is asked.</summary>
    public const string GateRole = "gate.role";

    /// <summary>With GateOpened: when silence counts.</summary>
    public const string GateDeadlineUtc = "gate.deadline_utc";

    /// <summary>With GateSettled: whether the reviewer changed what was shown; a truth.</summary>
    public const string GateEdited = "gate.edited";

    /// <summary>With GateSettled: how long the reviewer took, in seconds.</summary>
    public const string ReviewerSeconds = "gate.reviewer_seconds";

    /// <summary>With NoticeSent: the number of the notice within its gate.</summary>
    public const string NoticeNumber = "notice.number";

    /// <summary>With effect events: the connector.</summary>
    public const string Connector = "effect.connector";

    /// <summary>With effect events: the operation.</summary>
    public const string Operation = "effect.operation";

    /// <summary>With effect events: the target's own reference.</summary>
    public const string ExternalRef = "effect.external_ref";

    /// <summary>With effect events: whether it went to the sandbox instead of the target; a truth.</summary>
    public const string Sandboxed = "effect.sandboxed";

    /// <summary>With DegradedEntered and DegradedLeft: the model, connector or limit that brought it about.</summary>
    public const string DegradedAbout = "degraded.about";

    /// <summary>With DegradedEntered and DegradedLeft: since when the mode lasts.</summary>
    public const string DegradedSinceUtc = "degraded.since_utc";

    /// <summary>With DegradedEntered and DegradedLeft: when it returns by itself.</summary>
    public const string DegradedReturnsUtc = "degraded.returns_utc";

    /// <summary>With OutcomeReported: its value, a number.</summary>
    public const string OutcomeValue = "outcome.value";
}
