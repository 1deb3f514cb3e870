using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Functions;

/// <summary>The app's settings as attributes refer to them.</summary>
internal sealed partial class AppSettings(IConfiguration configuration)
{
    /// <summary>Replaces each <c>%Name%</c> by the setting of that name.</summary>
    internal string Resolve(string text, string function) => Reference().Replace(text, found =>
        configuration[found.Groups[1].Value]
        ?? throw new LocalHostStartException($"Function '{function}' refers to the setting {found.Value}, which is not set."));

    internal bool IsDisabled(string function) =>
        configuration.GetValue<bool>($"AzureWebJobs.{function}.Disabled")
        || configuration.GetValue<bool>($"AzureWebJobs:{function}:Disabled");

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Reference();
}
