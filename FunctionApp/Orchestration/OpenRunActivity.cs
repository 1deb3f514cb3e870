using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Orchestration;

/// <summary>Puts a run on the record and gives the interpreter the contract it is pinned to.</summary>
public sealed class OpenRunActivity(AuditTrail audit, PinnedContracts contracts, TimeProvider time)
{
    /// <summary>Opens the run; a second delivery opens nothing more.</summary>
    [Function(FunctionNames.OpenRun)]
    public async Task<OpenedRun> OpenAsync([ActivityTrigger] RunInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        PinnedContract contract = await contracts.GetAsync(input.Contract, cancellation);
        RunScope scope = new(input.RunId, input.Contract, null, []);
        Recorded<string> recorded = await audit.RecordOnceAsync(
            scope, "", 0, "open", _ => Task.FromResult(("opened", Opened(input))), cancellation);
        return new OpenedRun(contract.Definition, recorded.Head);
    }

    private RunEvent Opened(RunInput input) => new(
        RunEventKind.RunStarted,
        time.GetUtcNow(),
        "interpreter",
        "started",
        State: RunState.Running,
        Refs: [new("record", input.Record.Record), new("lineage", input.Record.Lineage)],
        Facts:
        [
            new("received_utc", FactKind.Text, input.ReceivedUtc.ToString("O")),
            new("interpreter", FactKind.Text, input.InterpreterVersion),
            new("channel", FactKind.Text, input.Channel.ToString().ToLowerInvariant()),
        ]);
}
