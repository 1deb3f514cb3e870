using FunctionApp.Audit;
using FunctionApp.Handoffs;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>The kill switches: asked before every effect, changed by operators, each change on the record.</summary>
/// <remarks><para>Guarantee: read from the table at each question, so that a stop counts at once.</para></remarks>
public sealed class ContractSwitches
{
    private const string Everywhere = "*";

    private readonly ContractRows _rows;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal ContractSwitches(ContractRows rows, AuditTrail audit, TimeProvider time) => (_rows, _audit, _time) = (rows, audit, time);

    /// <summary>The stop that forbids this effect now; null when it may go ahead.</summary>
    public async Task<ContractSwitch?> StopOfAsync(string workflow, string stepId, string connector, CancellationToken cancellation)
    {
        ContractState[] states = await Task.WhenAll(
            _rows.ReadAsync(workflow, cancellation), _rows.ReadAsync(Everywhere, cancellation));
        return states[0].Switches.FirstOrDefault(s => s.Kind == SwitchKind.Workflow || (s.Kind == SwitchKind.Step && s.Target == stepId))
            ?? states[1].Switches.FirstOrDefault(s => s.Kind == SwitchKind.Connector && s.Target == connector);
    }

    /// <summary>Every stop that bears on a workflow: its own and those of connectors.</summary>
    public async Task<IReadOnlyList<ContractSwitch>> StopsAsync(string workflow, CancellationToken cancellation) =>
    [
        .. (await _rows.ReadAsync(workflow, cancellation)).Switches,
        .. (await _rows.ReadAsync(Everywhere, cancellation)).Switches,
    ];

    /// <summary>Stops a workflow, a step or a connector.</summary>
    public async Task StopAsync(string workflow, ContractSwitch stop, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stop);
        await _rows.StopAsync(PartitionOf(workflow, stop.Kind), stop, cancellation);
        await RecordAsync(workflow, "stopped", stop.Kind, stop.Target, stop.Actor, cancellation);
    }

    /// <summary>Lets it go on.</summary>
    public async Task ReleaseAsync(string workflow, SwitchKind kind, string target, string actor, CancellationToken cancellation)
    {
        await _rows.ReleaseAsync(PartitionOf(workflow, kind), kind, target, cancellation);
        await RecordAsync(workflow, "released", kind, target, actor, cancellation);
    }

    private static string PartitionOf(string workflow, SwitchKind kind) => kind == SwitchKind.Connector ? Everywhere : workflow;

    private Task RecordAsync(
        string workflow, string result, SwitchKind kind, string target, string actor, CancellationToken cancellation)
    {
        DateTimeOffset now = _time.GetUtcNow();
        RunEvent changed = new(
            RunEventKind.ContractChanged,
            now,
            actor,
            result,
            kind == SwitchKind.Step ? target : null,
            Code: $"switch_{kind.ToString().ToLowerInvariant()}",
            Facts: [new("target", FactKind.Text, target)]);
        return _audit.AppendAsync(
            ContractChains.Of(workflow, now), $"{result}|{kind}|{target}|{now.Ticks}", [changed], cancellation);
    }
}
