using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>Ends degraded modes when their time has come.</summary>
public sealed class DegradedReturnFunction(DegradedModes modes)
{
    /// <summary>Looks every minute; a mode past its return counts no more even before this runs.</summary>
    [Function("Contracts_DegradedReturn")]
    public Task ReturnAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return modes.ReturnAsync(cancellation);
    }
}
