namespace FunctionApp.Handoffs;

/// <summary>Erases what a room keeps of a run's content outside the run's blobs; several rooms are behind it.</summary>
/// <remarks><para>Guarantee: the run has ended; erasing again changes nothing; ids, hashes and codes stay.</para></remarks>
public delegate Task EraseRun(string runId, CancellationToken cancellation);
