using FunctionApp.Approvals.Gates;
using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.Pages.Views;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.People;

namespace FunctionApp.Pages.Inbox;

/// <summary>Gathers everything that waits for a person: open questions of runs, and items to be mended.</summary>
/// <remarks><para>Shape: what is over first, then by deadline, then what waits longest.</para></remarks>
public sealed class InboxReader(GateStore gates, RejectStore rejects, ContractCatalog catalog, PeopleCatalog people)
{
    private const int MostRejects = 50;
    private const string House = "operations-lead";

    internal async Task<IReadOnlyList<InboxItem>> ReadAsync(Viewer viewer, CancellationToken cancellation)
    {
        PersonDefinition? person = people.Behind(viewer);
        IReadOnlyList<GateEntry> open = await gates.ReadOpenAsync(cancellation);
        IReadOnlyList<InboxItem>[] kept = await Task.WhenAll(
            catalog.Workflows.Append(StorageNames.WorkflowRequests).Select(w => RejectsAsync(w, viewer, cancellation)));
        return
        [
            .. open.Select(g => OfGate(g, person, viewer)).Concat(kept.SelectMany(k => k))
                .OrderBy(i => i.DeadlineUtc ?? DateTimeOffset.MaxValue).ThenBy(i => i.SinceUtc),
        ];
    }

    private InboxItem OfGate(GateEntry gate, PersonDefinition? person, Viewer viewer)
    {
        bool mine = person is not null && viewer.Role >= PageRole.Approver && !gate.Voices.Contains(person.Id)
            && (gate.Asked.Contains(person.Id) || people.InRole(gate.Role).Any(p => p.Id == person.Id));
        return new(
            InboxKinds.Of(gate.Kind),
            gate.Workflow,
            ContentView.Title(gate.StepId),
            gate.Role,
            [.. gate.Asked.Select(people.NameOf)],
            gate.OpenedUtc,
            gate.DeadlineUtc,
            mine ? "Answer" : "Look at the run",
            mine ? $"{Ui.Root}/approvals/{gate.RunId}~{gate.GateId}" : $"{Ui.Root}/runs/{gate.RunId}",
            mine,
            gate.RunId);
    }

    private async Task<IReadOnlyList<InboxItem>> RejectsAsync(string workflow, Viewer viewer, CancellationToken cancellation)
    {
        RejectPage page = await rejects.ListAsync(workflow, null, MostRejects, cancellation);
        List<KeptReject> open = [.. page.Rejects.Where(r => r.State is "open" or "sending")];
        if (open.Count == 0)
        {
            return [];
        }

        string owner = await catalog.LookAsync(workflow, cancellation) is CatalogVerdict.Active active ? active.Contract.Definition.Owner : House;
        return [.. open.Select(r => OfReject(r, owner, viewer))];
    }

    private InboxItem OfReject(KeptReject kept, string owner, Viewer viewer)
    {
        RejectedRecord reject = kept.Reject;
        bool poison = reject.Violations.Any(v => v.Rule == "poison");
        return new(
            poison ? InboxKinds.Poison : InboxKinds.Reject,
            reject.Workflow,
            poison ? reject.Violations[0].Observed : Html.Count(reject.Violations.Count, "fault"),
            owner,
            [.. people.InRole(owner).Select(p => p.Name)],
            reject.RejectedUtc,
            null,
            viewer.Role >= PageRole.Operator ? "Mend it" : "Look at it",
            $"{Ui.Root}/rejects/{reject.RejectId}",
            viewer.Role >= PageRole.Operator && people.Behind(viewer) is { } person && people.InRole(owner).Any(p => p.Id == person.Id));
    }
}
