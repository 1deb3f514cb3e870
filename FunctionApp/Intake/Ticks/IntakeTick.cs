using FunctionApp.Intake.Documents;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake.Ticks;

/// <summary>Serves the doors that nobody knocks at: schedules and drop folders.</summary>
/// <remarks><para>Guarantee: a workflow that starts no runs now keeps its due schedule and its files until it does.</para></remarks>
public sealed class IntakeTick
{
    private readonly ListWorkflows _workflows;
    private readonly AskCatalog _catalog;
    private readonly ScheduledItems _schedules;
    private readonly DroppedFiles _files;
    private readonly ILogger _log;

    internal IntakeTick(
        ListWorkflows workflows, AskCatalog catalog, ScheduledItems schedules, DroppedFiles files, ILogger<IntakeTick> log)
    {
        (_workflows, _catalog, _schedules) = (workflows, catalog, schedules);
        (_files, _log) = (files, log);
    }

    /// <summary>Starts what is due and takes what was dropped; a workflow with trouble does not hold up the others.</summary>
    public async Task TickAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (string workflow in _workflows())
        {
#pragma warning disable CA1031 // Due instants and files stay as they are; the next minute goes on with them.
            try
            {
                if (await _catalog(workflow, cancellation) is CatalogVerdict.Active active)
                {
                    await ServeAsync(active.Contract, client, cancellation);
                }
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                IntakeLog.TickFailed(_log, e, workflow);
            }
#pragma warning restore CA1031
        }
    }

    private async Task ServeAsync(PinnedContract contract, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (TriggerDefinition trigger in contract.Definition.Triggers)
        {
            switch (trigger)
            {
                case TriggerDefinition.Schedule schedule:
                    await _schedules.StartAsync(contract, schedule, client, cancellation);
                    break;
                case TriggerDefinition.DropFolder drop:
                    await _files.TakeAsync(contract, drop, client, cancellation);
                    break;
            }
        }
    }
}
