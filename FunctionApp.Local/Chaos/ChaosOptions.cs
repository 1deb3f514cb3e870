using System.Globalization;

namespace FunctionApp.Local.Chaos;

/// <summary>What the chaos runs cover.</summary>
/// <param name="Workflow">Only this workflow; null for all.</param>
/// <param name="Every">Each so many points; 1 for all.</param>
/// <param name="From">The first point.</param>
/// <param name="Only">Only points whose label contains this; null for all.</param>
/// <param name="File">Where the lines go.</param>
internal sealed record ChaosOptions(string? Workflow, int Every, int From, string? Only, string File)
{
    public const string Usage = "chaos [--workflow W] [--every N] [--from N] [--only TEXT] [--file chaos.tsv]";

    /// <summary>The options; null when they cannot be understood.</summary>
    public static ChaosOptions? Read(string[] args)
    {
        ChaosOptions options = new(null, 1, 1, null, "chaos.tsv");
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            string value = args[i + 1];
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
            ChaosOptions? next = args[i] switch
            {
                "--workflow" when ChaosStory.All.Any(s => s.Workflow == value) => options with { Workflow = value },
                "--every" when isNumber => options with { Every = number },
                "--from" when isNumber => options with { From = number },
                "--only" => options with { Only = value },
                "--file" => options with { File = value },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return args.Length % 2 == 0 ? options : null;
    }

    /// <summary>The points that are disturbed.</summary>
    public IEnumerable<ChaosPoint> Of(IReadOnlyList<ChaosPoint> points) => points
        .Where(p => Only is null || p.Label.Contains(Only, StringComparison.Ordinal))
        .Where((_, i) => i + 1 >= From && (i + 1 - From) % Every == 0);
}
