using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace LocalHost.Functions;

/// <summary>host.json and local.settings.json as configuration; a later folder's file wins over an earlier one's.</summary>
internal static class SettingsFiles
{
    internal static void AddTo(ConfigurationManager configuration, params string[] folders)
    {
        IConfigurationRoot host = Read("host.json", folders);
        IList<IConfigurationSource> sources = ((IConfigurationBuilder)configuration).Sources;
        sources.Insert(0, Memory(Flat(host, "", HostJson.Section + ":")
            .Concat(Flat(host, "logging:", "Logging:"))
            .Prepend(new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"))));
        if (configuration.GetValue("LocalHost:ReadLocalSettings", true))
        {
            IConfigurationRoot local = Read("local.settings.json", folders);
            IConfigurationSource environment = sources.OfType<EnvironmentVariablesConfigurationSource>().Last();
            sources.Insert(sources.IndexOf(environment), Memory(Flat(local, "Values:", "")
                .Append(new("LocalHost:Port", local["Host:LocalHttpPort"]))));
        }
    }

    private static IConfigurationRoot Read(string file, IEnumerable<string> folders)
    {
        ConfigurationBuilder builder = new();
        foreach (string folder in folders.Select(Path.GetFullPath).Distinct())
        {
            builder.AddJsonFile(Path.Combine(folder, file), optional: true, reloadOnChange: false);
        }

        try
        {
            return builder.Build();
        }
        catch (InvalidDataException e)
        {
            throw new LocalHostStartException($"{file} cannot be read: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    // Settings become environment variables on the platform, where "__" stands for the separator.
    private static IEnumerable<KeyValuePair<string, string?>> Flat(IConfiguration from, string prefix, string newPrefix) =>
        from.AsEnumerable()
            .Where(pair => pair.Value is not null && pair.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(pair => KeyValuePair.Create(
                newPrefix + pair.Key[prefix.Length..].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal),
                pair.Value));

    private static Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource Memory(
        IEnumerable<KeyValuePair<string, string?>> pairs) => new() { InitialData = pairs.Where(p => p.Value is not null) };
}
