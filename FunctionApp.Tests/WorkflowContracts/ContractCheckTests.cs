using System.Text;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class ContractCheckTests
{
    private static string Workflows { get; } = Path.Combine(Repository.Root, "FunctionApp", "Workflows");

    public static TheoryData<string> Bad => [.. BadContract.Names()];

    public static TheoryData<string> Shipped => [.. ShippedFolders()];

    [Theory]
    [MemberData(nameof(Bad))]
    public void Each_defect_is_noticed_by_its_rule_and_by_no_other(string name)
    {
        BadContract bad = BadContract.Read(name);
        ContractFolder folder = bad.Folder();

        CheckedVersion version = ContractCheck.Check(folder, BadContract.House);

        Assert.False(version.MayActivate);
        Assert.Equal(
            [bad.Rule, .. bad.Also ?? []], version.Problems.Select(p => p.RuleId).Distinct().OrderBy(r => r != bad.Rule));
        int lines = Encoding.UTF8.GetString(folder.Files[ContractFolder.ContractFile].Span).Split('\n').Length;
        Assert.All(version.Problems, p => Assert.InRange(p.Line, 1, lines));
    }

    [Fact]
    public void Good_contract_has_no_false_alarm() =>
        Assert.Empty(ContractCheck.Check(BadContract.Good, BadContract.House).Problems.Select(p => p.ToString()));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_contracts_have_no_problem(string folder) =>
        Assert.Empty(ContractCheck.Check(ContractFolder.Read(Path.Combine(Workflows, folder)), HouseView.Read(Workflows))
            .Problems.Select(p => p.ToString()));

    [Fact]
    public void Problem_points_at_the_line_where_the_defect_stands()
    {
        BadContract bad = BadContract.Read("unknown-need");
        ContractProblem problem = Assert.Single(ContractCheck.Check(bad.Folder(), BadContract.House).Problems);
        string[] lines = Encoding.UTF8.GetString(bad.Folder().Files[ContractFolder.ContractFile].Span).Split('\n');
        Assert.Contains("ruel", lines[problem.Line - 1], StringComparison.Ordinal);
        Assert.EndsWith("nearest: rule", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_lint_rule_is_shown_by_a_bad_contract() =>
        Assert.Empty(LintRuleIds().Except(BadContract.Names().Select(n => BadContract.Read(n).Rule)));

    private static IEnumerable<string> LintRuleIds() => typeof(ContractCheck).Assembly.GetTypes()
        .Where(t => t.Namespace == "FunctionApp.WorkflowContracts.Checks.Lint")
        .Select(t => t.GetField("Id")?.GetRawConstantValue() as string)
        .OfType<string>();

    private static IEnumerable<string> ShippedFolders() =>
        Directory.EnumerateFiles(Workflows, ContractFolder.ContractFile, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Workflows, Path.GetDirectoryName(f)!));
}
