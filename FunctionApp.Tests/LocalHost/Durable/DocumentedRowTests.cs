using FunctionApp.Tests.Conformance;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

public sealed class DocumentedRowTests
{
    [Fact]
    public void Every_documented_row_is_shown_by_a_scenario_or_a_test_that_is_there()
    {
        HashSet<string> shown = [.. Scenario.All.Select(scenario => scenario.Name)];
        foreach (Type type in typeof(DocumentedRowTests).Assembly.GetTypes())
        {
            shown.UnionWith(type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), true)).Select(method => $"{type.Name}.{method.Name}"));
        }

        Assert.Empty(DocumentedRow.All.Where(row => !shown.Contains(row.ShownBy)).Select(row => $"{row.Row} {row.What}: {row.ShownBy}"));
    }

    [Fact]
    public void Every_scenario_names_the_row_it_comes_from() => Assert.All(
        Scenario.All, scenario => Assert.Matches("^[A-HP][0-9]*( [a-zA-Z, ]+)?$", scenario.Source));
}
