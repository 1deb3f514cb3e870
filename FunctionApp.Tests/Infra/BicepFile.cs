namespace FunctionApp.Tests.Infra;

/// <summary>What one Bicep file declares and uses.</summary>
internal sealed class BicepFile(string path, BicepNode root)
{
    public string Path { get; } = path;

    public string Name => System.IO.Path.GetFileName(Path);

    public BicepNode Root { get; } = root;

    public IReadOnlyList<string> Outputs => [.. Names("output_declaration")];

    public IReadOnlyList<BicepNode> Modules => [.. Root.All("module_declaration")];

    public IReadOnlyList<BicepNode> Resources => [.. Root.All("resource_declaration")];

    public IReadOnlyList<BicepNode> Strings => [.. Root.All("string")];

    public IReadOnlyList<string> Parameters => [.. Names("parameter_declaration")];

    /// <summary>The parameters without a default: after the name and the type stands nothing.</summary>
    public IReadOnlyList<string> RequiredParameters => [.. Root.All("parameter_declaration")
        .Where(p => p.Children.Count == 2)
        .Select(p => p.Children[0].Text)];

    public IReadOnlyList<string> Symbols =>
        [.. Parameters, .. Names("variable_declaration"), .. Names("resource_declaration"), .. Names("module_declaration")];

    /// <summary>The strings of an array variable.</summary>
    public IReadOnlyList<string> ArrayOf(string variable) => [.. Root.All("variable_declaration")
        .Single(v => v.Children[0].Text == variable)
        .First("array")!.Children.Select(c => c.Plain!)];

    private IEnumerable<string> Names(string declaration) => Root.All(declaration).Select(d => d.Children[0].Text);
}
