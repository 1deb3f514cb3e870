using System.Globalization;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.Intake;

/// <summary>What intake puts on the record of a workflow's day.</summary>
/// <remarks><para>Guarantee: what strangers can cause is recorded at most once a minute for each cause.</para></remarks>
internal sealed class IntakeRecord(AuditTrail audit, TimeProvider time)
{
    private const string Actor = "intake";

    internal Task RefusedAsync(string workflow, string which, CancellationToken cancellation) => AppendAsync(
        workflow, $"refused|{which}|{Minute()}", new(RunEventKind.ContractRefused, Now, Actor, "refused", Code: IntakeCodes.Blocked), cancellation);

    internal Task UnauthenticAsync(string workflow, string profile, string code, CancellationToken cancellation) => AppendAsync(
        workflow,
        $"unauthentic|{profile}|{code}|{Minute()}",
        new(RunEventKind.AlertRaised, Now, Actor, "unauthentic", Code: code, Facts: [new("profile", FactKind.Text, profile)]),
        cancellation);

    internal Task PoisonAsync(string workflow, string rejectId, CancellationToken cancellation) => AppendAsync(
        workflow,
        $"poison|{rejectId}",
        new(RunEventKind.AlertRaised, Now, Actor, "poison", Code: IntakeCodes.Poison, Facts: [new("reject_id", FactKind.Text, rejectId)]),
        cancellation);

    internal Task StuckAsync(string workflow, string runId, CancellationToken cancellation) => AppendAsync(
        workflow,
        $"stuck|{runId}",
        new(RunEventKind.AlertRaised, Now, Actor, "stuck", Code: IntakeCodes.Stuck, Facts: [new("run_id", FactKind.Text, runId)]),
        cancellation);

    private DateTimeOffset Now => time.GetUtcNow();

    private string Minute() => Now.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);

    private Task AppendAsync(string workflow, string once, RunEvent happened, CancellationToken cancellation) =>
        audit.AppendAsync(ContractChains.Of(workflow, happened.AtUtc), once, [happened], cancellation);
}
