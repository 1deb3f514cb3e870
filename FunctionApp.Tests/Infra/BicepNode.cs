namespace FunctionApp.Tests.Infra;

/// <summary>A node of a Bicep file's syntax tree; only named ones, and those that are broken.</summary>
internal sealed record BicepNode(string Type, string Field, int Line, string Text, bool Broken, IReadOnlyList<BicepNode> Children)
{
    public BicepNode? First(string type) => Children.FirstOrDefault(c => c.Type == type);

    public IEnumerable<BicepNode> All() => Children.SelectMany(c => c.All()).Prepend(this);

    public IEnumerable<BicepNode> All(string type) => All().Where(n => n.Type == type);

    /// <summary>The name of an object's property, whether it stands in quotes or not.</summary>
    public string Key => Children[0].Type == "string" ? Children[0].Plain ?? "" : Children[0].Text;

    /// <summary>The text of a string without holes; null for anything else.</summary>
    public string? Plain => Type != "string" || Children.Any(c => c.Type != "string_content")
        ? null
        : string.Concat(Children.Select(c => c.Text));
}
