namespace FunctionApp.Handoffs;

/// <summary>The exact contract a run carries for its whole life.</summary>
/// <remarks><para>Shape: id, semantic version, SHA-256 over the version folder.</para></remarks>
public sealed record ContractPin(string ContractId, string Version, string Sha256);
