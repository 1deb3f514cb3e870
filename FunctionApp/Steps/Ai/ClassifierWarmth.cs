using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Steps.Ai;

/// <summary>Trains the classifiers of the contracts that new runs start on in the background at start, so that the first item does not wait.</summary>
/// <remarks><para>Guarantee: the start does not wait for it; an item that comes sooner trains by itself.</para></remarks>
internal sealed class ClassifierWarmth(ContractCatalog catalog, TrainedClassifiers classifiers, ILogger<ClassifierWarmth> log)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => WarmAll(stoppingToken), stoppingToken);

    private void WarmAll(CancellationToken cancellation)
    {
        foreach (string workflow in catalog.Workflows)
        {
            try
            {
                Warm(workflow, cancellation);
            }
#pragma warning disable CA1031 // Warmth is a comfort: what is wrong with a contract is told where it is used.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                StepsLog.NotWarmed(log, e, workflow);
            }
        }
    }

    // Read from the folder, since a look ahead must not activate a version.
    private void Warm(string workflow, CancellationToken cancellation)
    {
        if (catalog.Versions(workflow).FirstOrDefault(v => v.MayActivate) is not { Definition: { } definition } version)
        {
            return;
        }

        PinnedContract contract = new(
            new(workflow, version.Folder.Version, version.Folder.Sha256), definition, version.Folder.Files);
        foreach (string folder in definition.Steps.Select(s => s.Do).OfType<StepWork.Classify>().Select(w => w.Training).Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            classifiers.Warm(contract, folder);
        }
    }
}
