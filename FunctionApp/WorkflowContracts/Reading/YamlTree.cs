using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>Reads YAML into nodes with their lines, inside fixed limits, and collects what is wrong.</summary>
/// <remarks><para>Shape: one document, text keys, no tags; anchors may be reused but not nested in themselves.</para></remarks>
internal sealed class YamlTree(string file)
{
    public const int MaxCharacters = 1_000_000;
    public const int MaxDepth = 40;
    public const int MaxAliases = 100;

    private readonly Dictionary<string, AuthoredNode> _anchors = new(StringComparer.Ordinal);
    private readonly List<ContractProblem> _problems = [];
    private int _aliases;
    private int _line = 1;

    public IReadOnlyList<ContractProblem> Problems => _problems;

    /// <summary>The document's root; null when it could not be read to the end.</summary>
    public AuthoredNode? Read(string text)
    {
        if (text.Length > MaxCharacters)
        {
            Add(1, "", ReadingRules.OverLimit, $"the file is longer than {MaxCharacters} characters");
            return null;
        }

        try
        {
            return Document(new Parser(new StringReader(text)));
        }
        catch (YamlException e)
        {
            Add((int)e.Start.Line, "", ReadingRules.NotYaml, e.InnerException?.Message ?? e.Message);
            return null;
        }
        catch (InvalidOperationException e)
        {
            // The scanner gives up in this way on some broken plain text.
            Add(_line, "", ReadingRules.NotYaml, "this is no YAML: " + e.Message);
            return null;
        }
        catch (OverLimitException e)
        {
            Add(e.Line, "", ReadingRules.OverLimit, e.Message);
            return null;
        }
    }

    private AuthoredNode? Document(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            Add(1, "", ReadingRules.NotYaml, "the file is empty");
            return null;
        }

        AuthoredNode root = Node(parser, "", 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            Add((int)second.Start.Line, "", ReadingRules.NotYaml, "the file holds a second document");
        }

        return root;
    }

    private AuthoredNode Node(Parser parser, string pointer, int depth)
    {
        int line = _line = (int)parser.Current!.Start.Line;
        if (depth > MaxDepth)
        {
            throw new OverLimitException(line, $"the file nests deeper than {MaxDepth}");
        }

        if (parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
        {
            return Alias(alias, line);
        }

        NodeEvent start = (NodeEvent)parser.Current!;
        if (!start.Tag.IsEmpty && !(start is Scalar { Tag.IsNonSpecific: true }))
        {
            Add(line, pointer, ReadingRules.NotYaml, $"the tag '{start.Tag}' is not part of the language");
        }

        AuthoredNode node = start switch
        {
            Scalar => One(parser.Consume<Scalar>(), line),
            SequenceStart => Sequence(parser, pointer, depth, line),
            _ => Map(parser, pointer, depth, line),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private AuthoredNode Alias(AnchorAlias alias, int line)
    {
        if (++_aliases > MaxAliases)
        {
            throw new OverLimitException(line, $"the file reuses anchors more than {MaxAliases} times");
        }

        return _anchors.TryGetValue(alias.Value.Value, out AuthoredNode? known)
            ? known
            : throw new YamlException(alias.Start, alias.End, $"no anchor '{alias.Value}' stands above");
    }

    private static AuthoredNode.Scalar One(Scalar scalar, int line) =>
        new(scalar.Value, scalar.Style == ScalarStyle.Plain, line);

    private AuthoredNode.Sequence Sequence(Parser parser, string pointer, int depth, int line)
    {
        parser.Consume<SequenceStart>();
        List<AuthoredNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, $"{pointer}/{items.Count}", depth + 1));
        }

        return new(items, line);
    }

    private AuthoredNode.Map Map(Parser parser, string pointer, int depth, int line)
    {
        parser.Consume<MappingStart>();
        List<(string Key, int Line, AuthoredNode Value)> members = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out Scalar? key))
            {
                throw new YamlException(parser.Current!.Start, parser.Current!.End, "a member's name must be text");
            }

            string at = JsonSchemas.JsonSchema.PointerTo(pointer, key.Value);
            AuthoredNode value = Node(parser, at, depth + 1);
            if (seen.Add(key.Value))
            {
                members.Add((key.Value, (int)key.Start.Line, value));
            }
            else
            {
                Add((int)key.Start.Line, at, ReadingRules.DuplicateKey, $"'{key.Value}' stands twice");
            }
        }

        return new(members, line);
    }

    private void Add(int line, string pointer, string rule, string message) =>
        _problems.Add(new(file, line, pointer, rule, message));

    private sealed class OverLimitException(int line, string message) : Exception(message)
    {
        public int Line { get; } = line;
    }
}
