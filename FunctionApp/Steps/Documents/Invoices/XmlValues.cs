using System.Globalization;
using System.Xml.Linq;

namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>Looks into an e-invoice by local names; namespaces and prefixes differ from sender to sender.</summary>
internal static class XmlValues
{
    public static IEnumerable<XElement> All(this XElement? at, string path)
    {
        IEnumerable<XElement> found = at is null ? [] : [at];
        foreach (string name in path.Split('/'))
        {
            found = found.SelectMany(e => e.Elements().Where(c => c.Name.LocalName == name));
        }

        return found;
    }

    public static XElement? One(this XElement? at, string path) => at.All(path).FirstOrDefault();

    /// <summary>The text of the first element at one of the paths that has any.</summary>
    public static string? Text(this XElement? at, params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (at.All(path).Select(e => e.Value.Trim()).FirstOrDefault(t => t.Length > 0) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    public static decimal? Number(this XElement? at, string path) =>
        decimal.TryParse(at.Text(path), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
}
