namespace FunctionApp.Handoffs;

/// <summary>Tells that the sender mended a rejected item and it became a run; DataContracts is behind it.</summary>
/// <remarks><para>Guarantee: safe to tell again; a reject that a person sent again stays as that person left it.</para></remarks>
public delegate Task CloseReject(string rejectId, string runId, CancellationToken cancellation);
