using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Connectors;

namespace FunctionApp.Effects.Connectors;

/// <summary>A way to a target.</summary>
internal interface IConnector
{
    ConnectorKind Kind { get; }

    /// <summary>Acts once; the answer is Applied, NotApplied, Refused or InDoubt, never an exception of the target.</summary>
    Task<EffectReceipt> ActAsync(ConnectorCall call, CancellationToken cancellation);

    /// <summary>Asks whether it was done under the key: Applied, NotApplied when surely not, InDoubt when the target does not say.</summary>
    Task<EffectReceipt> FindAsync(ConnectorCall call, CancellationToken cancellation);
}
