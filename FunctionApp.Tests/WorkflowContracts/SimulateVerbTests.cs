using FunctionApp.Local.Verbs;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts.Checks;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class SimulateVerbTests
{
    private const string Request =
        """{"request_id":"H-1","from_email":"maria@shop.example","what":"A week by the sea","days":5}""";

    [Theory]
    [InlineData("approve", "state: COMPLETED", "Your request for 5 days was approved (as usual).")]
    [InlineData("decline", "state: DECLINED", "a person answers: decline (200)")]
    public async Task Simulation_tells_states_mails_and_decisions(string decision, string ending, string told)
    {
        using TempFolder workflows = new();
        string shipped = Path.Combine(Repository.Root, "FunctionApp", "Workflows");
        foreach (string file in HouseView.Files)
        {
            workflows.File(file, await File.ReadAllTextAsync(Path.Combine(shipped, file)));
        }

        using StringWriter output = new();
        Assert.Equal(0, NewVerb.Run(["holiday-request"], workflows.FullPath, output));
        string item = workflows.File("request.json", Request);

        int exit = await SimulateVerb.RunAsync(
            ["holiday-request", item, "--decide", decision], workflows.FullPath, output, CancellationToken.None);

        Assert.True(exit == 0, output.ToString());
        Assert.Contains(ending, output.ToString(), StringComparison.Ordinal);
        Assert.Contains(told, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_that_breaks_its_contract_is_told_with_what_was_expected()
    {
        using TempFolder folder = new();
        using StringWriter output = new();
        int exit = await SimulateVerb.RunAsync(
            ["support-reply", folder.File("item.json", """{"subject":"hello"}""")],
            Path.Combine(Repository.Root, "FunctionApp", "Workflows"),
            output,
            CancellationToken.None);

        Assert.Equal(1, exit);
        Assert.Contains("/ticket_id", output.ToString(), StringComparison.Ordinal);
    }
}
