using System.Collections.Concurrent;
using System.Text.Json;
using FunctionApp.WorkflowContracts;
using HandlebarsDotNet;

namespace FunctionApp.Steps.Ai;

/// <summary>Answer templates of a contract: Handlebars text below a head, over the run's values and the policy's.</summary>
internal static class AnswerTemplate
{
    private const int MostKept = 500;
    private static readonly IHandlebars Plain = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true });
    private static readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> Compiled = new();

    public static string Render(
        StepContext context, string path, string? policyFile, Dictionary<string, object?>? content = null)
    {
        PinnedContract contract = context.Contract;
        if (Compiled.Count > MostKept)
        {
            Compiled.Clear();
        }

        HandlebarsTemplate<object, object> template = Compiled.GetOrAdd(
            $"{contract.Pin.Sha256}/{path}", _ => Compile(Body(contract.Text(path))));
        Dictionary<string, object?> model = new()
        {
            ["record"] = Plainly(context.Values.Find("record")),
            ["steps"] = contract.Definition.Steps.ToDictionary(s => s.Id, s => Plainly(context.Values.Find($"steps.{s.Id}"))),
            ["policy"] = policyFile is null ? null : PolicyValues.Of(contract, policyFile),
            ["content"] = content,
        };
        if (context.Step.ForEach is { } each)
        {
            model[each.As] = Plainly(context.Values.Find(each.As));
        }

        return template(model).Trim() + "\n";
    }

    // Rendering is safe from many threads at once, compiling is not.
    private static HandlebarsTemplate<object, object> Compile(string template)
    {
        lock (Plain)
        {
            return Plain.Compile(template);
        }
    }

    /// <summary>The text below the head between two <c>---</c> lines.</summary>
    internal static string Body(string file)
    {
        string text = file.ReplaceLineEndings("\n");
        int end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 4, StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[(end + 5)..];
    }

    private static object? Plainly(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Object } o => o.EnumerateObject().ToDictionary(p => p.Name, p => Plainly(p.Value)),
        { ValueKind: JsonValueKind.Array } a => a.EnumerateArray().Select(i => Plainly(i)).ToList(),
        { ValueKind: JsonValueKind.String } s => s.GetString(),
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number } n => n.GetRawText(),
        _ => null,
    };
}
