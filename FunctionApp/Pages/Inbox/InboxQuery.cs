using Microsoft.AspNetCore.Http;

namespace FunctionApp.Pages.Inbox;

/// <summary>What the desk is narrowed to; <c>owner=me</c> is what the viewer can answer.</summary>
internal sealed record InboxQuery(string? Kind = null, string? Workflow = null, string? Owner = null)
{
    internal const string Me = "me";

    public bool IsAll => this is { Kind: null, Workflow: null, Owner: null };

    internal static InboxQuery Read(IQueryCollection query) => new(Given(query["kind"]), Given(query["workflow"]), Given(query["owner"]));

    public bool Fits(InboxItem item) => (Kind is null || item.Kind == Kind)
        && (Workflow is null || item.Workflow == Workflow)
        && (Owner is null || (Owner == Me ? item.Mine : item.Owner == Owner));

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
