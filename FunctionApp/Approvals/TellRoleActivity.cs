using System.Text.Json;
using FunctionApp.Approvals.Views;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.People;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Approvals;

/// <summary>Tells the people of a role that a step's attempts and models are used up; there is nothing to answer.</summary>
/// <remarks><para>Guarantee: run, step and person name one mail; in doubt the same one goes out again.</para></remarks>
public sealed class TellRoleActivity(
    AuditTrail audit, PinnedContracts contracts, PeopleCatalog people, SendNotice send, IConfiguration settings, TimeProvider clock)
{
    /// <summary>What became of the mails, recorded once for the attempt.</summary>
    [Function(FunctionNames.TellRole)]
    public Task<Recorded<EffectReceipt>> RunAsync([ActivityTrigger] RoleNotice notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return audit.RecordOnceAsync(
            notice.Run, notice.StepId, notice.Attempt, "tell_role", token => TellAsync(notice, token), cancellation);
    }

    private async Task<(EffectReceipt Outcome, RunEvent Event)> TellAsync(RoleNotice notice, CancellationToken cancellation)
    {
        PinnedContract contract = await contracts.GetAsync(notice.Run.Contract, cancellation);
        EffectReceipt outcome = new EffectReceipt.Refused(ApprovalCodes.NobodyAsked);
        IReadOnlyList<PersonDefinition> told = people.InRole(notice.Role);
        for (int i = 0; i < told.Count; i++)
        {
            EffectReceipt receipt = await send(RoleMail.Of(notice, contract, told[i], settings["Handshake:PublicBaseUrl"]), cancellation);
            // The mail that still has to go out decides whether the role is asked about again.
            outcome = i == 0 || receipt is EffectReceipt.NotApplied or EffectReceipt.Busy or EffectReceipt.InDoubt ? receipt : outcome;
        }

        return (outcome, new(
            RunEventKind.RoleTold,
            clock.GetUtcNow(),
            "approvals",
            JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.Kind.ToString()),
            notice.StepId,
            notice.Attempt,
            notice.Code,
            Facts: [new("role", FactKind.Text, notice.Role), .. told.Select(p => new Fact("notice.person", FactKind.Text, p.Id))]));
    }
}
