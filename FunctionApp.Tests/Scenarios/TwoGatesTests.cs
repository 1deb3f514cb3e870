using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class TwoGatesTests
{
    private const string SecondQuestion =
        """
          - id: note_approval
            title: May this be noted?
            owner: operations-lead
            needs: [policy]
            do:
              kind: approve
              role: operations-lead
              covers: [crm_note]
              deadline: PT24H
              silence: decline
              reason_codes: [wrong_facts]

          - id: reply

        """;

    [Fact]
    public async Task A_run_with_two_open_questions_still_waits_after_the_first_answer()
    {
        using TempFolder workflows = WithTwoQuestions();
        await using House house = await House.StartAsync(("Handshake:WorkflowsFolder", workflows.FullPath));
        string run = await house.BeginAsync("support-reply", Tickets.Risky());
        IReadOnlyList<SinkMail> mails = await house.Mail.ReceivedAsync(2);
        await house.UntilAsync(run, r => r.GetProperty("approvals").GetArrayLength() == 2, "both are asked");
        SinkMail support = mails.Single(m => m.To.Contains("sam@shop.example"));
        SinkMail operations = mails.Single(m => m.To.Contains("olga@shop.example"));

        await Desk.DecideAsync(house, Links.ApprovalIn(support), "approve");
        await house.UntilAsync(
            run, r => r.GetProperty("effects").EnumerateArray().Any(e => e.GetProperty("state").GetString() == "APPLIED"), "the reply is sent");

        Assert.Equal("AWAITING_APPROVAL", (await house.RunAsync(run)).GetProperty("state").GetString());
        Assert.Contains(run, await house.Client.GetStringAsync("api/runs?state=AWAITING_APPROVAL"), StringComparison.Ordinal);
        IDocument front = new HtmlParser().ParseDocument(await house.Client.GetStringAsync("api/ui"));
        Assert.Equal($"/api/ui/runs/{run}", front.QuerySelector("section[aria-labelledby=waiting] a")!.GetAttribute("href"));

        await Desk.DecideAsync(house, Links.ApprovalIn(operations), "approve");
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        Assert.All(done.GetProperty("approvals").EnumerateArray(), g => Assert.Equal("approved", g.GetProperty("decision").GetString()));
        Assert.DoesNotContain(run, await house.Client.GetStringAsync("api/runs?state=AWAITING_APPROVAL"), StringComparison.Ordinal);
    }

    /// <summary>The shipped workflow in which the note needs a yes of its own, asked beside the reply's.</summary>
    private static TempFolder WithTwoQuestions()
    {
        TempFolder copy = new();
        string shipped = Path.Combine(Repository.Root, "FunctionApp", "Workflows");
        foreach (string file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            copy.File(Path.GetRelativePath(shipped, file), Path.GetFileName(file) == ContractFolder.ContractFile && file.Contains("support-reply", StringComparison.Ordinal)
                ? Asked(text)
                : text);
        }

        ContractFolder folder = ContractFolder.Read(Path.Combine(copy.FullPath, "support-reply", "1.0.0"));
        new ChecksLock([new("support-reply", "1.0.0", folder.Sha256, CheckedSources.Sha256, "test", 1, 1)]).Write(copy.FullPath);
        return copy;
    }

    private static string Asked(string contract)
    {
        string asked = contract.Replace("  - id: reply\n", SecondQuestion, StringComparison.Ordinal);
        int note = asked.IndexOf("  - id: crm_note\n", StringComparison.Ordinal);
        Assert.True(note > 0 && asked.Length > contract.Length, "the shipped contract has other steps");
        return asked[..note] + asked[note..].Replace("needs: [reply]", "needs: [reply, note_approval]", StringComparison.Ordinal);
    }
}
