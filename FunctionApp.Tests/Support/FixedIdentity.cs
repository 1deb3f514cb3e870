using System.Collections.Concurrent;
using Azure.Core;

namespace FunctionApp.Tests.Support;

/// <summary>An identity whose token is known, and that keeps for what it was asked.</summary>
internal sealed class FixedIdentity : TokenCredential
{
    public const string Token = "token-of-the-app";

    public ConcurrentQueue<string> Scopes { get; } = new();

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.Enqueue(requestContext.Scopes.Single());
        return new(Token, DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
