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

    /// <summary>The text; in a mere fragment the lines of its outermost text count, since a mailer put mark-up into plain text.</summary>
    internal string Read(IElement root, bool isFragment)
    {
        Children(root, 0, isFragment ? Spaces.Lines : Spaces.Collapse);
        return string.Join('\n', WithoutBlankRuns(_lines.Select(l => l.ToString().TrimEnd()))).Trim();
    }

    private void Children(INode parent, int depth, Spaces spaces)
    {
        for (INode? node = parent.FirstChild; node is not null && depth < Deepest; node = node.NextSibling)
        {
            if (node is IText text)
            {
                Write(text.Data, spaces);
            }
            else if (node is IElement element && !IsSilent(element))
            {
                Element(element, depth, spaces);
            }
        }
    }

    private void Element(IElement element, int depth, Spaces spaces)
    {
        string name = element.LocalName;
        switch (name)
        {
            case "br":
                NewLine();
                return;
            case "img":
                Write(element.GetAttribute("alt") ?? "", Spaces.Collapse);
                return;
            case "blockquote":
                Quote(element, depth);
                return;
        }

        bool block = Blocks.Contains(name);
        Break(block);
        Write(Before(name, element), Spaces.Collapse);
        Children(element, depth + 1, name == "pre" ? Spaces.Keep : block ? Below(spaces) : spaces);
        Write(After(element), Spaces.Collapse);
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
        inner.Children(element, depth + 1, Spaces.Collapse);
        Break(true);
        foreach (string line in WithoutBlankRuns(inner._lines.Select(l => l.ToString().TrimEnd())))
        {
            _lines[^1].Append("> ").Append(line);
            NewLine();
        }
    }

    private void Write(string text, Spaces spaces)
    {
        foreach (char c in text)
        {
            if (c == '\n' && spaces != Spaces.Collapse)
            {
                NewLine();
            }
            else if (char.IsWhiteSpace(c) && spaces != Spaces.Keep)
            {
                _pendingSpace = true;
            }
            else
            {
                Append(c);
            }
        }
    }

    private void Append(char c)
    {
        if (_pendingSpace && _lines[^1].Length > 0)
        {
            _lines[^1].Append(' ');
        }

        _pendingSpace = false;
        _lines[^1].Append(c);
    }

    private static Spaces Below(Spaces spaces) => spaces == Spaces.Keep ? Spaces.Keep : Spaces.Collapse;

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

    private enum Spaces
    {
        /// <summary>All white space is one space.</summary>
        Collapse,

        /// <summary>Line ends count, other white space is one space.</summary>
        Lines,

        /// <summary>As written.</summary>
        Keep,
    }
}
