using Microsoft.DurableTask.Client;

namespace FunctionApp.Handoffs;

/// <summary>Takes a stored item to its run or to the reject queue; Orchestration is behind it.</summary>
/// <remarks><para>Guarantee: safe to call again with the same event; the second call finds the same run or reject.</para></remarks>
public delegate Task<IntakeVerdict> AdmitItem(
    IntakeEvent item,
    DurableTaskClient client,
    CancellationToken cancellation);
