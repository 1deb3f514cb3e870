using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Intake;

/// <summary>Asks the catalogue of the house; a delegate, so that a room's test needs no folders.</summary>
internal delegate Task<CatalogVerdict> AskCatalog(string workflow, CancellationToken cancellation);

/// <summary>Which doors a workflow has open now.</summary>
internal sealed class Doors(AskCatalog catalog, IntakeRecord record, IConfiguration configuration)
{
    private const long HardLimitBytes = 1 << 20;
    private const long HardLimitOfDocuments = 100 << 20;

    /// <summary>The workflow's contract, or the verdict that there is no such door now.</summary>
    internal async Task<Door> OpenAsync<TTrigger>(
        string workflow, Func<TTrigger, bool> fits, string refusedAs, CancellationToken cancellation)
        where TTrigger : TriggerDefinition
    {
        switch (await catalog(workflow, cancellation))
        {
            case CatalogVerdict.Active active:
                return DoorOf(active.Contract, workflow, fits);
            case CatalogVerdict.Blocked blocked:
                await record.RefusedAsync(workflow, refusedAs, cancellation);
                return Door.Shut(new IntakeVerdict.Blocked(blocked.Reasons));
            case CatalogVerdict.Inactive inactive:
                await record.RefusedAsync(workflow, refusedAs, cancellation);
                return Door.Shut(new IntakeVerdict.Blocked(inactive.Reasons));
            default:
                return Door.Shut(new IntakeVerdict.UnknownSource(IntakeCodes.UnknownWorkflow, $"There is no workflow '{Shown(workflow)}'."));
        }
    }

    private Door DoorOf<TTrigger>(PinnedContract contract, string workflow, Func<TTrigger, bool> fits)
        where TTrigger : TriggerDefinition
    {
        if (contract.Definition.Triggers.OfType<TTrigger>().FirstOrDefault(fits) is not { } trigger)
        {
            return Door.Shut(new IntakeVerdict.UnknownSource(
                IntakeCodes.UnknownDoor, $"The workflow '{workflow}' takes no items this way."));
        }

        long most = configuration.GetValue("Handshake:Intake:MaxBytes", HardLimitBytes);
        InputDefinition input = contract.Definition.Input;
        long mostOfDocuments = configuration.GetValue("Handshake:Intake:MaxDocumentBytes", HardLimitOfDocuments);
        return new(contract.Pin.Version, input with { MaxBytes = Math.Min(input.MaxBytes, most) }, trigger, null)
        {
            MaxDocumentBytes = mostOfDocuments,
        };
    }

    private static string Shown(string workflow) => workflow.Length <= 64 ? workflow : workflow[..64] + "...";
}

/// <summary>An open door with what it takes, or the verdict of a shut one.</summary>
internal sealed record Door(string? ContractVersion, InputDefinition Input, TriggerDefinition? Trigger, IntakeVerdict? Verdict)
{
    /// <summary>How large documents may be that the app takes, whatever the contract says.</summary>
    internal long MaxDocumentBytes { get; init; }

    internal static Door Shut(IntakeVerdict verdict) => new(null, new InputDefinition([]), null, verdict);
}
