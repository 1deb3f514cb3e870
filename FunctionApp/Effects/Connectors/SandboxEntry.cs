using FunctionApp.Handoffs;

namespace FunctionApp.Effects.Connectors;

/// <summary>One act that was written down instead of carried out.</summary>
public sealed record SandboxEntry(
    string RunId,
    string StepId,
    string Connector,
    string Title,
    string Request,
    BlobRef Body,
    DateTimeOffset AtUtc);
