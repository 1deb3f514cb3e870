using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Views;

/// <summary>A contract's steps as a drawing: a row for each step, lines from what it needs; pure.</summary>
/// <remarks><para>Shape: narrow enough for a phone; the table of steps beside it says the same in words.</para></remarks>
internal static class ContractGraph
{
    private const int Width = 360;
    private const int Row = 54;
    private const int Lane = 26;
    private const int Left = 22;
    private const int LongestLine = 44;

    private sealed record Node(StepDefinition Step, IReadOnlyList<string> Needs, int Layer, int Column, int Index)
    {
        public int X => Left + (Column * Lane);

        public int Y => (Index * Row) + (Row / 2);
    }

    internal static IHtmlContent Of(WorkflowDefinition contract)
    {
        IReadOnlyList<Node> nodes = Layout(contract.Steps);
        int gutter = Left + (nodes.Max(n => n.Column) * Lane) + 22;
        return Html.Of(
            $"""
            <svg class="graph" viewBox="0 0 {Width} {nodes.Count * Row}" role="img" aria-labelledby="graph-words">
            <title id="graph-words">{InWords(nodes)}</title>
            {Html.Each(nodes, n => Html.Each(n.Needs, need => Line(nodes.First(m => m.Step.Id == need), n, nodes)))}
            {Html.Each(nodes, n => Html.Of($"{Mark(n)}{Words(n, gutter)}"))}
            </svg>
            """);
    }

    private static IReadOnlyList<Node> Layout(IReadOnlyList<StepDefinition> steps)
    {
        Dictionary<string, int> layers = [];
        List<(StepDefinition Step, IReadOnlyList<string> Needs, int Layer)> placed = [];
        for (int i = 0; i < steps.Count; i++)
        {
            IReadOnlyList<string> needs = steps[i].Needs ?? (i == 0 ? [] : [steps[i - 1].Id]);
            placed.Add((steps[i], needs, 0));
        }

        // Steps may stand in any order; as many rounds as steps settle every layer, since a contract has no cycle.
        for (int round = 0; round < placed.Count; round++)
        {
            foreach ((StepDefinition step, IReadOnlyList<string> needs, _) in placed)
            {
                layers[step.Id] = needs.Count == 0 ? 0 : needs.Max(n => layers.GetValueOrDefault(n)) + 1;
            }
        }

        return [.. placed
            .GroupBy(p => layers[p.Step.Id])
            .OrderBy(g => g.Key)
            .SelectMany(g => g.Select((p, column) => (p.Step, p.Needs, Layer: g.Key, Column: column)))
            .Select((p, index) => new Node(p.Step, p.Needs, p.Layer, p.Column, index))];
    }

    // A line that would run through the mark of another step bends round it.
    private static IHtmlContent Line(Node from, Node to, IReadOnlyList<Node> all)
    {
        bool blocked = from.Column == to.Column && all.Any(n => n.Column == from.Column && n.Index > from.Index && n.Index < to.Index);
        int middle = (from.Y + to.Y) / 2;
        return blocked
            ? Html.Of($"""<path class="edge" d="M{from.X} {from.Y} C{from.X - 20} {from.Y + 18} {to.X - 20} {to.Y - 18} {to.X} {to.Y}"/>""")
            : Html.Of($"""<path class="edge" d="M{from.X} {from.Y} C{from.X} {middle} {to.X} {middle} {to.X} {to.Y}"/>""");
    }

    private static IHtmlContent Mark(Node node) => node.Step.Do switch
    {
        StepWork.Approve => Html.Of($"""<path class="mark person" d="M{node.X} {node.Y - 11}l11 11l-11 11l-11 -11z"/>"""),
        StepWork.Effect => Html.Of($"""<rect class="mark effect" x="{node.X - 9}" y="{node.Y - 9}" width="18" height="18" rx="3"/>"""),
        _ => Html.Of($"""<circle class="mark machine" cx="{node.X}" cy="{node.Y}" r="8"/>"""),
    };

    private static IHtmlContent Words(Node node, int at) => Html.Of(
        $"""
        <text class="name" x="{at}" y="{node.Y - 3}">{Cut(node.Step.Title ?? node.Step.Id)}</text>
        <text class="what" x="{at}" y="{node.Y + 14}">{Cut(StepWords.Short(node.Step))}</text>
        """);

    private static string InWords(IReadOnlyList<Node> nodes) => string.Join("; ", nodes.Select(n =>
        $"{n.Step.Title ?? n.Step.Id}{(n.Needs.Count == 0 ? "" : $" after {string.Join(" and ", n.Needs.Select(i => TitleOf(nodes, i)))}")}"));

    private static string TitleOf(IReadOnlyList<Node> nodes, string id) => nodes.First(n => n.Step.Id == id).Step is var step ? step.Title ?? id : id;

    private static string Cut(string text) => text.Length <= LongestLine ? text : text[..(LongestLine - 1)] + "…";
}
