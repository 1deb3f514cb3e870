namespace FunctionApp.WorkflowContracts.Api;

/// <summary>What an operator sends to choose the version that new runs start on.</summary>
internal sealed record VersionWish(string Version, string Actor);
