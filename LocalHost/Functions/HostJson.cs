using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Functions;

/// <summary>host.json, overridable by settings named <c>AzureFunctionsJobHost__...</c> as on the platform.</summary>
public sealed class HostJson(IConfiguration configuration)
{
    internal const string Section = "AzureFunctionsJobHost";

    /// <summary>The text at a path such as <c>extensions:http:routePrefix</c>, or null.</summary>
    public string? Text(string path) => configuration[$"{Section}:{path}"];

    /// <summary>The number at a path, within bounds.</summary>
    /// <exception cref="LocalHostStartException">It is no number or out of bounds.</exception>
    public int Number(string path, int otherwise, int least, int most)
    {
        string? text = Text(path);
        if (text is null)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new LocalHostStartException($"host.json: {path} is '{text}' and must be a whole number from {least} to {most}.");
    }

    /// <summary>The time span at a path, such as <c>00:00:30</c>.</summary>
    /// <exception cref="LocalHostStartException">It is no time span.</exception>
    public TimeSpan Span(string path, TimeSpan otherwise)
    {
        string? text = Text(path);
        if (text is null)
        {
            return otherwise;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) && span >= TimeSpan.Zero
            ? span
            : throw new LocalHostStartException($"host.json: {path} is '{text}' and must be a time span such as 00:00:30.");
    }
}
