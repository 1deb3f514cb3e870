namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>A YAML value before it is known what type it should have.</summary>
internal abstract record AuthoredNode
{
    private AuthoredNode(int line) => Line = line;

    public int Line { get; }

    public sealed record Scalar(string Text, bool Plain, int At) : AuthoredNode(At);

    public sealed record Map(IReadOnlyList<(string Key, int Line, AuthoredNode Value)> Members, int At) : AuthoredNode(At)
    {
        public AuthoredNode? this[string key] => Members.FirstOrDefault(m => m.Key == key).Value;
    }

    public sealed record Sequence(IReadOnlyList<AuthoredNode> Items, int At) : AuthoredNode(At);
}
