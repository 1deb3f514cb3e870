namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>How a target knows us; secrets by the name of <c>Handshake:Secrets:{name}</c>.</summary>
public abstract record AuthDefinition
{
    private AuthDefinition()
    {
    }

    /// <summary>A bearer token; where it is optional and not set, the call goes without.</summary>
    public sealed record Bearer(string Secret, bool Optional = false) : AuthDefinition;

    /// <summary>User name and password; both secrets, since some vendors put a key into either.</summary>
    public sealed record Basic(string User, string Password) : AuthDefinition;

    /// <summary>A key in a header of its own, after a prefix where the vendor wants one.</summary>
    public sealed record ApiKey(string Header, string Secret, string? Prefix = null) : AuthDefinition;

    /// <summary>HMAC-SHA256 over time, method, path and body; <c>t={unix seconds},v1={hex}</c> in the header.</summary>
    public sealed record Hmac(string Header, string Secret) : AuthDefinition;

    /// <summary>OAuth 2.0 client credentials; the token address is <c>Handshake:Connectors:{id}:TokenUrl</c>.</summary>
    public sealed record ClientCredentials(string ClientId, string ClientSecret, string? Scope = null) : AuthDefinition;
}
