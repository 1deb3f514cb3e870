namespace FunctionApp.Handoffs;

/// <summary>A gate as it stands open: whom to tell now, when to tell again, when silence counts.</summary>
/// <remarks><para>From / To: Approvals to Orchestration.</para></remarks>
public sealed record OpenGate(
    string GateId,
    DateTimeOffset DeadlineUtc,
    IReadOnlyList<GateNotice> Notices,
    IReadOnlyList<DateTimeOffset> RemindersUtc);
