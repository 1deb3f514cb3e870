using System.Text.Json;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class ContractWordsTests
{
    [Fact]
    public async Task A_random_sample_is_asked_although_no_rule_asks_and_the_mail_says_why()
    {
        using OwnWorkflows workflows = OwnWorkflows.Of(("      silence: decline\n", "      silence: decline\n      sample_rate: 0.5\n"));
        await using House house = await House.StartAsync(workflows.Setting);
        List<string> runs = [];
        for (int i = 0; i < 6; i++)
        {
            runs.Add(await house.BeginAsync("support-reply", Tickets.Ordinary($"T-{i}")));
        }

        List<JsonElement> stand = [];
        foreach (string run in runs)
        {
            stand.Add(await house.UntilStateAsync(run, "COMPLETED", "AWAITING_APPROVAL"));
        }

        List<string> asked = [.. runs.Where((_, i) => stand[i].GetProperty("state").GetString() == "AWAITING_APPROVAL")];
        Assert.InRange(asked.Count, 1, 5);
        IReadOnlyList<SinkMail> mails = await house.Mail.ReceivedAsync(asked.Count);
        Assert.All(mails, m => Assert.Contains("Random sample", m.Text, StringComparison.Ordinal));
        Assert.Equal(6 - asked.Count, Replies(house));

        foreach (SinkMail mail in mails)
        {
            await Desk.DecideAsync(house, Links.ApprovalIn(mail), mail == mails[0] ? "decline" : "approve", ("reason_code", "wrong_facts"));
        }

        foreach (string run in asked)
        {
            JsonElement done = await house.UntilStateAsync(run, "COMPLETED", "DECLINED");
            Assert.Contains(Log(done), l => l is ("approval", "sample"));
            await Records.AreWholeAsync(house, run);
        }

        Assert.Equal(5, Replies(house));
    }

    [Fact]
    public async Task A_role_is_told_once_when_attempts_and_models_are_used_up_and_the_fallback_goes_on()
    {
        await using ModelStub model = await ModelStub.StartAsync();
        model.AnswerAlways(new SinkAnswer(401, "{}"));
        using OwnWorkflows workflows = OwnWorkflows.Of(
            (Route, "        - model: own-writer\n"),
            ("timeout: PT60S }", "timeout: PT60S, escalate_to: content-lead }"));
        await using House house = await House.StartAsync(
            workflows.Setting,
            ("Handshake:Models:own-writer:Endpoint", model.Endpoint.ToString()),
            ("Handshake:Models:own-writer:Deployment", "stub"));

        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());
        SinkMail told = Assert.Single(await house.Mail.ReceivedAsync(1), m => m.Text.Contains("Step failed", StringComparison.Ordinal));
        Assert.Contains("Draft the reply", told.Text, StringComparison.Ordinal);
        Assert.Contains(run, told.Text, StringComparison.Ordinal);

        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(2)).Single(m => m.MessageId != told.MessageId));
        await Desk.DecideAsync(house, link, "approve");
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        IReadOnlyList<(string Step, string Result)> log = Log(done);
        Assert.Single(log, l => l is ("draft", "applied"));
        Assert.True(log.ToList().IndexOf(("draft", "template")) >= 0);
        Assert.Equal(1, Replies(house));
        Assert.Single(house.Mail.Mails, m => m.Text.Contains("Step failed", StringComparison.Ordinal));
        await Records.AreWholeAsync(house, run);
    }

    [Fact]
    public async Task A_role_is_told_of_an_effect_that_is_refused_for_good()
    {
        using OwnWorkflows workflows = OwnWorkflows.Of((
            "      in_doubt: { by: target_honours_key, within: PT2H, tell: operations-lead }\n    on_failure: { attempts: 6, delay: PT10S, backoff: 3, max_delay: PT10M, timeout: PT30S }\n    fallbacks:",
            "      in_doubt: { by: target_honours_key, within: PT2H, tell: operations-lead }\n    on_failure: { attempts: 6, delay: PT10S, backoff: 3, max_delay: PT10M, timeout: PT30S, escalate_to: content-lead }\n    fallbacks:"));
        await using House house = await House.StartAsync(workflows.Setting);
        house.Helpdesk.Answer(_ => new SinkAnswer(422, "{}"));

        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());

        await house.UntilStateAsync(run, "PAUSED");
        IReadOnlyList<SinkMail> mails = await house.Mail.ReceivedAsync(2);
        Assert.Single(mails, m => m.Text.Contains("Step failed: Send the reply", StringComparison.Ordinal));
        Assert.Contains(Log(await house.RunAsync(run)), l => l is ("reply", "pause_and_alert"));
    }

    [Fact]
    public async Task Business_states_are_on_the_record_and_the_run_tells_the_latest()
    {
        using OwnWorkflows workflows = OwnWorkflows.Of(
            ("    title: Draft the reply\n", "    title: Draft the reply\n    entry_state: Being answered\n"),
            ("    title: A person says yes\n", "    title: A person says yes\n    entry_state: With the team lead\n    exit_state: Released\n"),
            ("    title: Send the reply\n", "    title: Send the reply\n    exit_state: Answered\n"));
        await using House house = await House.StartAsync(workflows.Setting);

        string ordinary = await house.BeginAsync("support-reply", Tickets.Ordinary());
        JsonElement done = await house.UntilStateAsync(ordinary, "COMPLETED");
        Assert.Equal("Answered", done.GetProperty("business_state").GetString());
        Assert.DoesNotContain(Log(done), l => l.Result is "With the team lead" or "Released");

        string risky = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        JsonElement waiting = await house.UntilStateAsync(risky, "AWAITING_APPROVAL");
        Assert.Equal("With the team lead", waiting.GetProperty("business_state").GetString());
        Assert.Contains("With the team lead", await house.Client.GetStringAsync($"api/ui/runs/{risky}"), StringComparison.Ordinal);
        await Desk.DecideAsync(house, link, "decline", ("reason_code", "wrong_facts"));
        JsonElement declined = await house.UntilStateAsync(risky, "DECLINED");
        Assert.Equal("With the team lead", declined.GetProperty("business_state").GetString());
        Assert.DoesNotContain(Log(declined), l => l.Result == "Released");
        await Records.AreWholeAsync(house, risky);
    }

    private const string Route = """
                - model: writer
                  when: { field: steps.triage.draftable, op: is, value: true }
                - model: openai-writer
                  when: { field: steps.triage.draftable, op: is, value: true }
                - model: own-writer
                  when: { field: steps.triage.draftable, op: is, value: true }
                - model: local-templates

        """;

    private static int Replies(House house) =>
        house.Helpdesk.Requests.Count(r => r.Body.Contains("\"body\"", StringComparison.Ordinal));

    private static IReadOnlyList<(string Step, string Result)> Log(JsonElement run) =>
        [.. run.GetProperty("audit_log").EnumerateArray().Select(e => (e.GetProperty("step").GetString()!, e.GetProperty("result").GetString()!))];
}
