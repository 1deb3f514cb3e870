namespace FunctionApp.DataContracts;

/// <summary>The message in the queue <c>contract-rejects</c>: an id to look at, no content.</summary>
internal sealed record RejectNotice(string RejectId, string Workflow, DateTimeOffset RejectedUtc);
