namespace FunctionApp.Approvals.Tokens;

/// <summary>A fresh link's secrets, known only to the mail that carries them.</summary>
internal sealed record IssuedLink(string Token, string? Code);
