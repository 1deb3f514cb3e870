using Microsoft.Extensions.Configuration;

namespace FunctionApp.Effects.Connectors;

/// <summary>Secrets by name; their values are never logged, stored or shown.</summary>
internal sealed class Secrets(IConfiguration settings)
{
    /// <summary>The secret of that name; null where it is not set.</summary>
    public string? Find(string name) => settings[$"Handshake:Secrets:{name}"] is { Length: > 0 } value ? value : null;
}
