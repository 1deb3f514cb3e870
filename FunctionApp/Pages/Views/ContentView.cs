using System.Text.Encodings.Web;
using System.Text.Json;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>Shows a document of a run as names and values.</summary>
internal static class ContentView
{
    private const int LongestOnALine = 120;

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static IHtmlContent Of(JsonElement? content) => content switch
    {
        null => Html.Of($"""<p class="soft">This content is not kept any more.</p>"""),
        { ValueKind: JsonValueKind.Object } fields when fields.EnumerateObject().Any() =>
            Html.Of($"""<dl class="facts">{Html.Each(fields.EnumerateObject(), Field)}</dl>"""),
        { ValueKind: JsonValueKind.Object } => Html.Of($"""<p class="soft">Nothing.</p>"""),
        { } other => Value(other),
    };

    /// <summary>A name as authors write it, for readers: <c>order_number</c> is Order number.</summary>
    internal static string Title(string name)
    {
        string words = name.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static IHtmlContent Field(JsonProperty field) =>
        Html.Of($"<dt>{Title(field.Name)}</dt><dd>{Value(field.Value)}</dd>");

    private static IHtmlContent Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => Html.Of($"""<span class="soft">none</span>"""),
        JsonValueKind.True => Html.Of($"yes"),
        JsonValueKind.False => Html.Of($"no"),
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Object when IsMoney(value, out string money) => Html.Of($"{money}"),
        JsonValueKind.Object or JsonValueKind.Array => Text(JsonSerializer.Serialize(value, Readable)),
        _ => Html.Of($"{value.GetRawText()}"),
    };

    private static IHtmlContent Text(string text) => text switch
    {
        "" => Html.Of($"""<span class="soft">empty</span>"""),
        { Length: > LongestOnALine } => Html.Of($"""<div class="sent">{text}</div>"""),
        _ when text.Contains('\n', StringComparison.Ordinal) => Html.Of($"""<div class="sent">{text}</div>"""),
        _ => Html.Of($"{text}"),
    };

    private static bool IsMoney(JsonElement value, out string money)
    {
        money = value.TryGetProperty("amount", out JsonElement amount) && value.TryGetProperty("currency", out JsonElement currency)
            && value.EnumerateObject().Count() == 2
                ? $"{amount} {currency}"
                : "";
        return money.Length > 0;
    }
}
