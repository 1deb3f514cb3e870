using System.Collections.Concurrent;
using System.Text.Json;
using HandlebarsDotNet;

namespace FunctionApp.WorkflowContracts.Values;

/// <summary>Fills Handlebars texts of contracts with the values of a run.</summary>
/// <remarks>
/// <para>Guarantee: the result is plain text, nothing is encoded; triple braces and partials are refused, so no template reaches code.</para>
/// </remarks>
public static class TextTemplates
{
    private static readonly IHandlebars Plain = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
    private static readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> Compiled = new();

    /// <summary>The text with every path filled in; a path that leads to nothing leaves nothing.</summary>
    /// <exception cref="InvalidDataException">The template is not well-formed or uses a forbidden form.</exception>
    public static string Render(string template, RunValues values)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(values);
        if (template.Contains("{{{", StringComparison.Ordinal) || template.Contains("{{>", StringComparison.Ordinal))
        {
            throw new InvalidDataException("a template uses triple braces or a partial, which are not allowed");
        }

        try
        {
            return Compiled.GetOrAdd(template, Compile)(Tree(values));
        }
        catch (HandlebarsException e)
        {
            throw new InvalidDataException($"a template is not well-formed: {e.Message}", e);
        }
    }

    // Rendering is safe from many threads at once, compiling is not.
    private static HandlebarsTemplate<object, object> Compile(string template)
    {
        lock (Plain)
        {
            return Plain.Compile(template);
        }
    }

    private static Dictionary<string, object?> Tree(RunValues values)
    {
        Dictionary<string, object?> root = new(StringComparer.Ordinal);
        foreach ((string prefix, JsonElement document) in values.Documents)
        {
            Dictionary<string, object?> at = root;
            string[] parts = prefix.Split('.');
            foreach (string part in parts[..^1])
            {
                at = at.TryGetValue(part, out object? inner) && inner is Dictionary<string, object?> known
                    ? known
                    : (Dictionary<string, object?>)(at[part] = new Dictionary<string, object?>(StringComparer.Ordinal));
            }

            at[parts[^1]] = Plainly(document);
        }

        return root;
    }

    private static object? Plainly(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => p.Name, p => Plainly(p.Value), StringComparer.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().Select(Plainly).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
