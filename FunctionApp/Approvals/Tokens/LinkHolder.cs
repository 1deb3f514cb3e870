namespace FunctionApp.Approvals.Tokens;

/// <summary>Who stands behind a valid link, what was shown in its mail, and how to check a typed code.</summary>
internal sealed record LinkHolder(string RunId, string GateId, string PersonId, string ShownSha256, TokenRow Row);
