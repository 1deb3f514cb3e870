using Azure.Data.Tables;
using LocalHost.Storage;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>What a storage connection string says about tables.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential? Credential, string? Signature)
{
    internal static TableConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        Dictionary<string, string> settings = connectionString
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(
                pair => pair[0],
                pair => pair.Length == 2 ? pair[1] : throw new FormatException("A connection string consists of name=value parts."),
                StringComparer.OrdinalIgnoreCase);
        if (settings.TryGetValue("UseDevelopmentStorage", out string? emulator) && bool.TryParse(emulator, out bool use) && use)
        {
            string proxy = settings.GetValueOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1").TrimEnd('/');
            return new(new Uri($"{proxy}:10002/{EmulatorAccount.Name}"), new(EmulatorAccount.Name, EmulatorAccount.Key), Signature: null);
        }

        string? account = settings.GetValueOrDefault("AccountName");
        string? key = settings.GetValueOrDefault("AccountKey");
        string? signature = settings.GetValueOrDefault("SharedAccessSignature");
        Uri endpoint = EndpointOf(settings, account);
        return (account, key, signature) switch
        {
            ({ }, { }, _) => new(endpoint, new(account, key), Signature: null),
            (_, null, { }) => new(endpoint, Credential: null, signature),
            _ => throw new FormatException("The connection string holds neither an account key nor a shared access signature."),
        };
    }

    private static Uri EndpointOf(Dictionary<string, string> settings, string? account)
    {
        if (settings.TryGetValue("TableEndpoint", out string? endpoint))
        {
            return new Uri(endpoint);
        }

        string protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        string suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return account is null
            ? throw new FormatException("The connection string names neither a table endpoint nor an account.")
            : new Uri($"{protocol}://{account}.table.{suffix}");
    }
}
