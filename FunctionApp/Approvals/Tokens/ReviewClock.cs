using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FunctionApp.Approvals.Tokens;

/// <summary>Measures how long a reviewer looked: the page carries when it was shown, signed with the link's own token.</summary>
internal static class ReviewClock
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    public static string Stamp(string token, DateTimeOffset shownUtc)
    {
        string seconds = shownUtc.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{seconds}.{Sign(token, seconds)}";
    }

    /// <summary>Seconds since the page was shown; 0 where no honest stamp came, at most four hours.</summary>
    public static int Seconds(string token, string? stamp, DateTimeOffset nowUtc)
    {
        string[] parts = (stamp ?? "").Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long shown)
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(token, parts[0])), Encoding.ASCII.GetBytes(parts[1])))
        {
            return 0;
        }

        return (int)Math.Clamp(nowUtc.ToUnixTimeSeconds() - shown, 0, (long)Longest.TotalSeconds);
    }

    private static string Sign(string token, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
}
