using Microsoft.Extensions.Configuration;

namespace FunctionApp.Hosting;

/// <summary>Makes app settings as a platform can hold them readable under the names that the house uses; pure.</summary>
/// <remarks>
/// <para>Shape: a name with <c>_</c> is read as the one with <c>-</c> too, since app settings on Linux may hold no hyphen. A reference
/// into a vault that the platform could not follow counts as not set, so that its text never passes for the secret.</para>
/// </remarks>
public static class PlatformSettings
{
    private const string Section = "Handshake";
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    /// <summary>What is to be laid over the settings.</summary>
    public static IReadOnlyDictionary<string, string?> Over(IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Dictionary<string, string?> over = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string? value) in settings.GetSection(Section).AsEnumerable())
        {
            string house = name.Replace('_', '-');
            if (value?.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase) == true)
            {
                over[name] = "";
            }
            else if (house != name && value is not null && settings[house] is null)
            {
                over[house] = value;
            }
        }

        return over;
    }
}
