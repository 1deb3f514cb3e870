using System.Text.Json;
using FunctionApp.Tests.Support.Houses;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

/// <summary>Each hit policy of a decision table, through the door: which rows decide where a ticket goes.</summary>
public sealed class HitPolicyTests
{
    private const string Inputs = "inputs: [steps.classify.label]\noutputs: [queue, priority, needs_person, draftable]\nrules:\n";
    private const string Low = "  - { id: low, priority: 1, then: { queue: low, priority: normal, needs_person: false, draftable: true } }\n";
    private const string High = "  - { id: high, priority: 9, then: { queue: high, priority: normal, needs_person: false, draftable: true } }\n";
    private const string Never = "  - { id: never, when: { field: steps.classify.label, op: is, value: legal }, then: { queue: never, priority: normal, needs_person: true, draftable: true } }\n";

    public static TheoryData<string, string, string> Decided => new()
    {
        { "first", Never + Low + High, "low" },
        { "priority", Low + High + Never, "high" },
        { "unique", Never + High, "high" },
        { "collect", Low + Never + High, "[\"low\",\"high\"]" },
    };

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task The_rows_that_a_policy_names_decide(string policy, string rules, string queue)
    {
        using OwnWorkflows workflows = WithTable($"hit_policy: {policy}\n{Inputs}{rules}");
        await using House house = await House.StartAsync(workflows.Setting);
        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());
        JsonElement done = await house.UntilStateAsync(run, "COMPLETED");
        JsonElement sent = done.GetProperty("output").GetProperty("queue");
        Assert.Equal(queue, sent.ValueKind == JsonValueKind.Array ? JsonSerializer.Serialize(sent) : sent.GetString());
    }

    [Theory]
    [InlineData("unique", Low + High, "STP021")]
    [InlineData("first", Never, "STP020")]
    public async Task A_table_that_cannot_decide_fails_its_step_with_a_code(string policy, string rules, string code)
    {
        using OwnWorkflows workflows = WithTable($"hit_policy: {policy}\n{Inputs}{rules}");
        await using House house = await House.StartAsync(workflows.Setting);
        string run = await house.BeginAsync("support-reply", Tickets.Ordinary());
        JsonElement done = await house.UntilStateAsync(run, "FAILED", "ROLLED_BACK", "PAUSED");
        Assert.Contains(done.GetProperty("audit_log").EnumerateArray(), e => e.GetProperty("code").GetString() == code);
        Assert.Empty(house.Helpdesk.Requests);
    }

    private static OwnWorkflows WithTable(string table)
    {
        OwnWorkflows workflows = new();
        File.WriteAllText(Path.Combine(workflows.FullPath, "support-reply", "1.0.0", "rules", "triage.yaml"), table);
        workflows.Pass("support-reply", "1.0.0");
        return workflows;
    }
}
