using System.Collections.Concurrent;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.Steps.Documents.Templates;

/// <summary>The templates of a pinned contract, by their file.</summary>
internal static class DocumentTemplates
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string File, TemplateDefinition Template)>> Read = new();

    public static IReadOnlyList<(string File, TemplateDefinition Template)> Of(PinnedContract contract, string folder) => Read.GetOrAdd(
        $"{contract.Pin.Sha256}/{folder}",
        _ => [.. contract.FilesUnder(folder).Where(f => f.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(f => (f, AuthoredFile.Read<TemplateDefinition>(contract.Text(f), f).Required()))]);

    /// <summary>The template that knows the text best; null where none does.</summary>
    public static (string File, TemplateDefinition Template)? Recognise(
        IReadOnlyList<(string File, TemplateDefinition Template)> templates, string text)
    {
        string plain = Plain(text);
        return templates
            .Where(t => t.Template.Recognise.All(p => plain.Contains(Plain(p), StringComparison.Ordinal)))
            .OrderByDescending(t => t.Template.Recognise.Count)
            .Select(t => ((string File, TemplateDefinition Template)?)t)
            .FirstOrDefault();
    }

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
