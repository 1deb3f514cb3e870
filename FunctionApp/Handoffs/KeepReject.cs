namespace FunctionApp.Handoffs;

/// <summary>Lays an item into the reject queue; DataContracts is behind it.</summary>
/// <remarks><para>Guarantee: keeping the same reject id twice keeps one.</para></remarks>
public delegate Task KeepReject(RejectedRecord reject, CancellationToken cancellation);
