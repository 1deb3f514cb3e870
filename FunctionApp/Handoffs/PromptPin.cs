namespace FunctionApp.Handoffs;

/// <summary>The exact prompt that was used.</summary>
public sealed record PromptPin(string Id, string Version, string Sha256);
