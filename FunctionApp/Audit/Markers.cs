using System.Text;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>Row keys of markers.</summary>
internal static partial class Markers
{
    private const int LongestPlainName = 200;

    /// <summary>A name that a table takes as it is stays readable; any other is hashed.</summary>
    internal static string KeyOf(string name) =>
        name.Length <= LongestPlainName && Plain().IsMatch(name)
            ? "m|" + name
            : "n|" + BlobVault.Sha256Of(Encoding.UTF8.GetBytes(name));

    [GeneratedRegex("^[A-Za-z0-9._~|:@+-]+$")]
    private static partial Regex Plain();
}
