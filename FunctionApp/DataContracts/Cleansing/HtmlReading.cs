using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Walks one HTML tree and writes its text: a line per block, quotes marked, hidden parts left out.</summary>
internal sealed class HtmlReading
{
    // Deeper trees are not written by people; what lies below is left out rather than followed.
    private const int Deepest = 250;

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "head", "script", "style", "template", "noscript", "title", "object", "iframe", "svg", "math", "select", "button",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "table", "tr", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section",
        "article", "header", "footer", "dl", "dt", "dd", "form", "fieldset", "address", "center", "figure", "main", "aside",
    };

    private readonly List<StringBuilder> _lines = [new()];
    private bool _pendingSpace;

    internal string Read(IElement root)
    {
        Children(root, 0, preformatted: false);
        return string.Join('\n', WithoutBlankRuns(_lines.Select(l => l.ToString().TrimEnd()))).Trim();
    }

    private void Children(INode parent, int depth, bool preformatted)
    {
        for (INode? node = parent.FirstChild; node is not null && depth < Deepest; node = node.NextSibling)
        {
            if (node is IText text)
            {
                Write(text.Data, preformatted);
            }
            else if (node is IElement element && !IsSilent(element))
            {
                Element(element, depth, preformatted);
            }
        }
    }

    private void Element(IElement element, int depth, bool preformatted)
    {
        string name = element.LocalName;
        switch (name)
        {
            case "br":
                NewLine();
                return;
            case "img":
                Write(element.GetAttribute("alt") ?? "", preformatted: false);
                return;
            case "blockquote":
                Quote(element, depth);
                return;
        }

        bool block = Blocks.Contains(name);
        Break(block);
        Write(Before(name, element), preformatted: false);
        Children(element, depth + 1, preformatted || name == "pre");
        Write(After(element), preformatted: false);
        Break(block);
        if (name is "p" or "h1" or "h2" or "h3" or "table")
        {
            NewLine();
        }
    }

    // An address in angle brackets, written as text by the sender, arrives here as a tag of that name.
    private static string Before(string name, IElement element) =>
        name == "li" ? "- " : element is IHtmlUnknownElement && name.Contains('@', StringComparison.Ordinal) ? $"<{name}>" : "";

    private static string After(IElement element)
    {
        if (element.LocalName is "td" or "th")
        {
            return element.NextElementSibling is null ? "" : " | ";
        }

        return element is IHtmlAnchorElement && element.GetAttribute("href") is { } address
            && (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            && !element.TextContent.Contains(address, StringComparison.OrdinalIgnoreCase)
            ? $" ({address})"
            : "";
    }

    private void Quote(IElement element, int depth)
    {
        HtmlReading inner = new();
        inner.Children(element, depth + 1, preformatted: false);
        Break(true);
        foreach (string line in WithoutBlankRuns(inner._lines.Select(l => l.ToString().TrimEnd())))
        {
            _lines[^1].Append("> ").Append(line);
            NewLine();
        }
    }

    private void Write(string text, bool preformatted)
    {
        foreach (char c in text)
        {
            if (preformatted && c == '\n')
            {
                NewLine();
            }
            else if (char.IsWhiteSpace(c) && !preformatted)
            {
                _pendingSpace = true;
            }
            else
            {
                if (_pendingSpace && _lines[^1].Length > 0)
                {
                    _lines[^1].Append(' ');
                }

                _pendingSpace = false;
                _lines[^1].Append(c);
            }
        }
    }

    private void Break(bool block)
    {
        if (block && _lines[^1].Length > 0)
        {
            NewLine();
        }
    }

    private void NewLine()
    {
        _pendingSpace = false;
        _lines.Add(new StringBuilder());
    }

    private static bool IsSilent(IElement element) =>
        Silent.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> WithoutBlankRuns(IEnumerable<string> lines)
    {
        bool blank = true;
        foreach (string line in lines)
        {
            if (line.Length > 0 || !blank)
            {
                yield return line;
            }

            blank = line.Length == 0;
        }
    }
}
