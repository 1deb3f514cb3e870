using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Cleans the text of one value by the rules of its field, in their order; other values stay as they are.</summary>
internal static class Cleanser
{
    /// <summary>The cleaned value; the names of the rules that changed something are added to <paramref name="rules"/>.</summary>
    internal static JsonElement Apply(FieldDefinition field, JsonElement value, List<string> rules)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value;
        }

        string before = value.GetString()!;
        string text = Step("control_characters", before, UnicodeText.WithoutControls, rules);
        if (field.Type == FieldType.Text)
        {
            text = Step("line_ends", text, t => t.ReplaceLineEndings("\n"), rules);
        }

        foreach (CleansingRule rule in field.Cleanse ?? [])
        {
            text = Step(NameOf(rule), text, t => Clean(rule, t), rules);
        }

        return text == before ? value : JsonSerializer.SerializeToElement(text);
    }

    private static string Step(string name, string text, Func<string, string> clean, List<string> rules)
    {
        string cleaned = clean(text);
        if (cleaned != text)
        {
            rules.Add(name);
        }

        return cleaned;
    }

    private static string Clean(CleansingRule rule, string text) => rule switch
    {
        CleansingRule.Trim => text.Trim(),
        CleansingRule.CollapseWhitespace => UnicodeText.Collapsed(text),
        CleansingRule.StripHtml => HtmlText.Read(text),
        CleansingRule.StripQuotedReply => QuotedReply.Strip(text),
        CleansingRule.NormalizeUnicode => UnicodeText.Normal(text),
        CleansingRule.Upper => text.ToUpperInvariant(),
        CleansingRule.Lower => text.ToLowerInvariant(),

        // These two say how numbers and dates are read, so their types do it.
        CleansingRule.ParseLocalNumber or CleansingRule.ParseLocalDate => text,
    };

    private static string NameOf(CleansingRule rule) => JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.ToString());
}
