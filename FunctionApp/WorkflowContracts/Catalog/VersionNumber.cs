using System.Globalization;
using System.Text.RegularExpressions;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>A semantic version, ordered; a pre-release stands before its release.</summary>
/// <remarks><para>Source: Semantic Versioning 2.0.0, without build metadata.</para></remarks>
internal sealed partial record VersionNumber(int Major, int Minor, int Patch, string PreRelease) : IComparable<VersionNumber>
{
    public static VersionNumber? Parse(string text)
    {
        Match match = Form().Match(text);
        return match.Success ? new(Part(match, 1), Part(match, 2), Part(match, 3), match.Groups[4].Value) : null;
    }

    public int CompareTo(VersionNumber? other)
    {
        if (other is null)
        {
            return 1;
        }

        int numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : ComparePreRelease(PreRelease, other.PreRelease);
    }

    private static int ComparePreRelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return (left.Length == 0).CompareTo(right.Length == 0);
        }

        string[] ours = left.Split('.');
        string[] theirs = right.Split('.');
        for (int i = 0; i < Math.Min(ours.Length, theirs.Length); i++)
        {
            int compared = CompareIdentifier(ours[i], theirs[i]);
            if (compared != 0)
            {
                return compared;
            }
        }

        return ours.Length.CompareTo(theirs.Length);
    }

    private static int CompareIdentifier(string left, string right)
    {
        bool leftNumber = int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out int ours);
        bool rightNumber = int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out int theirs);
        return leftNumber && rightNumber
            ? ours.CompareTo(theirs)
            : leftNumber != rightNumber ? rightNumber.CompareTo(leftNumber) : string.CompareOrdinal(left, right);
    }

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9A-Za-z.-]+))?$")]
    private static partial Regex Form();
}
