using FunctionApp.Handoffs;

namespace FunctionApp.Pages.Inbox;

/// <summary>The kinds of things that wait, in the words of the desk.</summary>
internal static class InboxKinds
{
    internal const string Reject = "reject";
    internal const string Poison = "poison";

    /// <summary>Every kind with its question, in the order in which the filter offers them.</summary>
    internal static IReadOnlyList<(string Kind, string Words)> All { get; } =
    [
        (Of(ApprovalKind.Approve), "May this be sent?"),
        (Of(ApprovalKind.Manual), "Do a step by hand"),
        (Of(ApprovalKind.Doubt), "Did it happen?"),
        (Of(ApprovalKind.Rollback), "See to what could not be undone"),
        (Of(ApprovalKind.Incident), "A run stands still"),
        (Reject, "Mend a rejected item"),
        (Poison, "A message that failed too often"),
    ];

    internal static string Of(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Approve => "approve",
        ApprovalKind.Manual => "manual",
        ApprovalKind.Doubt => "doubt",
        ApprovalKind.Rollback => "rollback",
        ApprovalKind.Incident => "incident",
    };

    internal static string Words(string kind) => All.First(k => k.Kind == kind).Words;
}
