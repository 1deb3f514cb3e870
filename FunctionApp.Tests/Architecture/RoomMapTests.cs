using System.Text.RegularExpressions;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Architecture;

public sealed partial class RoomMapTests
{
    private static readonly string[] Centre = ["Handoffs", "Hosting", "WorkflowContracts", "Audit"];

    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["Handoffs"] = ["Hosting", "WorkflowContracts"],
        ["Hosting"] = ["Handoffs"],
        ["WorkflowContracts"] = ["Handoffs", "Hosting", "Audit"],
        ["Intake"] = Centre,
        ["DataContracts"] = Centre,
        // A look-up is a step: it stands on the bench of the steps.
        ["Enrichment"] = [.. Centre, "Steps"],
        ["Steps"] = Centre,
        ["Approvals"] = Centre,
        ["Effects"] = Centre,
        ["Audit"] = Centre,
        ["Kpis"] = Centre,
        ["Orchestration"] = [.. Centre, "DataContracts"],
        ["Pages"] = [.. Centre, "Approvals", "DataContracts", "Effects", "Intake", "Kpis"],
    };

    public static TheoryData<string> Rooms => [.. MaySee.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_sees_only_what_the_map_allows(string room)
    {
        string[] seen =
        [
            .. SourceFiles.Under("FunctionApp", room)
                .SelectMany(f => RoomName().Matches(File.ReadAllText(f)).Select(m => m.Groups["room"].Value))
                .Where(r => r != room && MaySee.ContainsKey(r)).Distinct(),
        ];
        Assert.Empty(seen.Except(MaySee[room]));
    }

    [Fact]
    public void Every_folder_of_the_app_is_on_the_map() => Assert.Empty(
        Directory.GetDirectories(Path.Combine(Repository.Root, "FunctionApp")).Select(d => Path.GetFileName(d)!)
            .Except([.. MaySee.Keys, "Workflows", "bin", "obj"]));

    [Fact]
    public void Namespaces_are_folders()
    {
        foreach (string file in SourceFiles.Under("FunctionApp"))
        {
            string folder = Path.GetDirectoryName(Path.GetRelativePath(Repository.Root, file))!.Replace(Path.DirectorySeparatorChar, '.');
            Assert.Contains($"namespace {folder};", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"\bFunctionApp\.(?<room>[A-Z]\w+)")]
    private static partial Regex RoomName();
}
