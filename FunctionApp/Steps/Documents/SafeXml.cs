using System.Xml;
using System.Xml.Linq;

namespace FunctionApp.Steps.Documents;

/// <summary>Reads XML from outside: no DTD, no external references, bounded in size and depth.</summary>
internal static class SafeXml
{
    private const long MostCharacters = 10_000_000;
    private const int MostNodes = 200_000;
    private const int Deepest = 60;

    /// <summary>The document; null when it is not well-formed, has a DTD or is over a bound.</summary>
    public static XElement? Read(ReadOnlyMemory<byte> bytes)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            if (!IsBounded(bytes, settings))
            {
                return null;
            }

            using XmlReader reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // The tree is built only of what was seen to be small: XDocument nests as deep as a document says.
    private static bool IsBounded(ReadOnlyMemory<byte> bytes, XmlReaderSettings settings)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
        for (int nodes = 0; reader.Read(); nodes++)
        {
            if (nodes > MostNodes || reader.Depth > Deepest)
            {
                return false;
            }
        }

        return true;
    }
}
