using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace FunctionApp.Steps.Packaging;

/// <summary>A draft as HTML for places that take it: headings, lists, paragraphs, links; everything else is encoded. Pure.</summary>
internal static partial class ContentHtml
{
    public static string Of(ContentParts parts)
    {
        StringBuilder html = new();
        List<string> paragraph = [];
        bool list = false;
        foreach (string line in parts.Lines.Append(""))
        {
            if (line.Length == 0 || ContentParts.IsHeading(line) || ContentParts.IsItem(line))
            {
                html.Append(paragraph.Count > 0 ? $"<p>{string.Join(' ', paragraph.Select(Inline))}</p>\n" : "");
                paragraph.Clear();
            }

            if (list != ContentParts.IsItem(line))
            {
                html.Append(list ? "</ul>\n" : "<ul>\n");
                list = !list;
            }

            if (ContentParts.IsHeading(line))
            {
                html.Append("<h2>").Append(Inline(ContentParts.Words(line))).Append("</h2>\n");
            }
            else if (ContentParts.IsItem(line))
            {
                html.Append("<li>").Append(Inline(ContentParts.Words(line))).Append("</li>\n");
            }
            else if (line.Length > 0)
            {
                paragraph.Add(line);
            }
        }

        return html.ToString().TrimEnd();
    }

    private static string Inline(string text) =>
        Link().Replace(WebUtility.HtmlEncode(text), m => $"<a href=\"{m.Value}\">{m.Value}</a>");

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
