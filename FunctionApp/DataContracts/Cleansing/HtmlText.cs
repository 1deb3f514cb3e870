using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Turns HTML into the text a person would have read; text that is no HTML stays as it is.</summary>
internal static partial class HtmlText
{
    private static readonly HtmlParser Parser = new();

    internal static string Read(string text)
    {
        if (!IsHtml(text))
        {
            return text;
        }

        if (HtmlWeight.IsHeavy(text))
        {
            return WebUtility.HtmlDecode(Tags().Replace(text, " ")).Trim();
        }

        using IHtmlDocument document = Parser.ParseDocument(text);
        return document.Body is { } body ? new HtmlReading().Read(body, !Whole().IsMatch(text)) : "";
    }

    private static bool IsHtml(string text)
    {
        try
        {
            return Markup().IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    [GeneratedRegex("<(?:html|body)\\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 500)]
    private static partial Regex Whole();

    [GeneratedRegex("<[^<>]*>", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Tags();

    [GeneratedRegex(
        "<(?:!doctype|/?(?:html|head|body|p|div|br|span|a|b|i|u|em|strong|font|table|tbody|tr|td|th|ul|ol|li|blockquote|pre|code|"
        + "h[1-6]|hr|img|style|script|section|article|header|footer|center|small|o:p))(?:[\\s/][^<>]*)?>|&(?:amp|lt|gt|quot|nbsp|apos|#[0-9]+|#x[0-9a-f]+);",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        500)]
    private static partial Regex Markup();
}
