namespace FunctionApp.Approvals.Gates;

/// <summary>One person's yes to what a hash stands for.</summary>
internal sealed record GateVoice(string PersonId, DateTimeOffset AtUtc, int Seconds, string CoversSha256);
