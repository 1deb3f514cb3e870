using FunctionApp.Handoffs;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>A run before its first entry: the contract it has or would get, and its record once it is validated.</summary>
internal sealed record ReceivedRun(ContractPin Contract, BlobRef? Record);
