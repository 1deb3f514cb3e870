using System.Text.RegularExpressions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>The value paths that a Handlebars text names.</summary>
internal static partial class TemplatePaths
{
    public static IReadOnlyList<string> In(string template) =>
        [.. Braces().Matches(template).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{\{[#^&]?\s*(?:(?:if|each|unless|with)\s+)?((?:record|steps|lookups|receipts|effects|payload|run)\.[A-Za-z0-9_.]+)")]
    private static partial Regex Braces();
}
