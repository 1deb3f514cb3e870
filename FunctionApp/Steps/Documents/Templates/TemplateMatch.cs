using System.Globalization;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;
using FunctionApp.Steps.Ai.Masking;

namespace FunctionApp.Steps.Documents.Templates;

/// <summary>Finds the fields of a template in text; pure.</summary>
/// <remarks>Two finds that differ are no sure find, and an IBAN whose check digits fail is hardly one.</remarks>
internal static class TemplateMatch
{
    private const double Ambiguous = 0.6;
    private const double Failing = 0.3;
    private const double NextLine = 0.95;

    public static FoundText? Find(TemplateFieldDefinition field, TemplateDefinition template, string[] lines)
    {
        if (field.Text is { } fixedText)
        {
            return new(fixedText, field.Confidence, "template");
        }

        FoundText[] finds = [.. (field.After is { Count: > 0 } anchors ? After(field, anchors, lines) : Anywhere(field, lines))];
        if (finds.Length == 0)
        {
            return null;
        }

        FoundText first = finds[0];
        double confidence = finds.Any(f => f.Value != first.Value) ? Math.Min(Ambiguous, first.Confidence) : first.Confidence;
        if (field.Iban && !Checksums.IsIban(first.Value.Replace(" ", "", StringComparison.Ordinal)))
        {
            confidence = Math.Min(Failing, confidence);
        }

        bool named = first.Value.Any(c => char.IsLetter(c) || c is '€' or '£' or '$');
        string value = field.Money && !named && template.Currency is { } currency ? $"{first.Value} {currency}" : first.Value;
        return new(value, confidence, first.Where);
    }

    private static IEnumerable<FoundText> Anywhere(TemplateFieldDefinition field, string[] lines) =>
        lines.SelectMany((line, i) => Matches(field, line).Select(v => new FoundText(v, field.Confidence, Line(i))));

    private static IEnumerable<FoundText> After(TemplateFieldDefinition field, IReadOnlyList<string> anchors, string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (anchors.Select(a => End(lines[i], a)).FirstOrDefault(e => e >= 0, -1) is >= 0 and var end)
            {
                string rest = lines[i][end..].TrimStart(' ', '\t', ':', '.', '#');
                bool below = rest.Trim().Length == 0;
                int at = below ? Array.FindIndex(lines, i + 1, l => l.Trim().Length > 0) : i;
                if (at >= 0 && Matches(field, below ? lines[at].Trim() : rest).FirstOrDefault() is { } value)
                {
                    yield return new(value, below ? field.Confidence * NextLine : field.Confidence, Line(at));
                }
            }
        }
    }

    /// <summary>Where an anchor ends in a line; it stands as whole words, and any run of spaces counts as one.</summary>
    private static int End(string line, string anchor)
    {
        string words = string.Join(@"\s+", anchor.Split(' ').Select(Regex.Escape));
        foreach (Match match in BoundedPattern.Of($@"(?:^|[^\p{{L}}\p{{N}}])(?<anchor>(?i:{words}))").Matches(line))
        {
            Group found = match.Groups["anchor"];
            int end = found.Index + found.Length;
            if (end == line.Length || !char.IsLetterOrDigit(line[end]))
            {
                return end;
            }
        }

        return -1;
    }

    private static IEnumerable<string> Matches(TemplateFieldDefinition field, string text) =>
        BoundedPattern.Of(field.Pattern ?? @"\S.*").Matches(text)
            .Select(m => (m.Groups["value"].Success ? m.Groups["value"].Value : m.Value).Trim())
            .Where(v => v.Length > 0);

    private static string Line(int index) => string.Create(CultureInfo.InvariantCulture, $"line {index + 1}");
}
