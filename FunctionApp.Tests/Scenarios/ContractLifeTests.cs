using System.Net;
using System.Text;
using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class ContractLifeTests
{
    private const string Workflow = "support-reply";

    [Fact]
    public async Task A_waiting_run_finishes_on_its_version_after_a_newer_one_is_active_and_its_folder_is_gone()
    {
        using TempFolder workflows = Copied();
        await using House house = await House.StartAsync(("Handshake:WorkflowsFolder", workflows.FullPath));
        string waiting = await house.BeginAsync(Workflow, Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        string old = Path.Combine(workflows.FullPath, Workflow, "1.0.0");
        Renew(workflows, old);
        Directory.Delete(old, recursive: true);
        await house.RestartAsync();

        string newer = await house.BeginAsync(Workflow, Tickets.Ordinary());
        await Desk.DecideAsync(house, link, "approve");

        JsonElement done = await house.UntilStateAsync(waiting, "COMPLETED");
        Assert.Equal("1.0.0", done.GetProperty("contract_version").GetString());
        Assert.Equal("1.0.1", (await house.UntilStateAsync(newer, "COMPLETED")).GetProperty("contract_version").GetString());
        await Records.AreWholeAsync(house, waiting);
    }

    [Fact]
    public async Task A_stop_holds_new_effects_at_once_and_a_waiting_run_survives_it()
    {
        await using House house = await House.StartAsync();
        string run = await house.BeginAsync(Workflow, Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await SetClassAsync(house, "blocked");

        await Desk.DecideAsync(house, link, "approve");
        await house.UntilAsync(
            run, r => r.GetProperty("audit_log").GetRawText().Contains("EFX", StringComparison.Ordinal), "the effect is held");
        Assert.Empty(house.Helpdesk.Requests);

        await SetClassAsync(house, "agent_assist");
        await house.MoveUntilStateAsync(run, "COMPLETED", TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_workflow_answers_409_with_its_reasons_and_leaves_an_entry()
    {
        await using House house = await House.StartAsync();
        await SetClassAsync(house, "blocked");

        using HttpResponseMessage answer = await house.PostAsync(Workflow, Tickets.Ordinary());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("the shop is closed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        string day = $"{Workflow}:{house.Clock.GetUtcNow():yyyyMMdd}";
        AuditExtract record = await house.Services.GetRequiredService<AuditTrail>().ReadAsync(day, default);
        Assert.Equal(
            [RunEventKind.ContractChanged, RunEventKind.ContractRefused], record.Entries.Select(e => e.Event.Kind));
    }

    [Fact]
    public async Task A_contract_without_a_passed_check_starts_nothing_and_says_so()
    {
        using TempFolder workflows = Copied();
        File.Delete(Path.Combine(workflows.FullPath, ChecksLock.FileName));
        await using House house = await House.StartAsync(("Handshake:WorkflowsFolder", workflows.FullPath));

        using HttpResponseMessage answer = await house.PostAsync(Workflow, Tickets.Ordinary());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("CON090", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task SetClassAsync(House house, string contractClass)
    {
        using StringContent wish = new(
            $$"""{"class":"{{contractClass}}","reason":"the shop is closed","actor":"Olga"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await house.Client.PutAsync($"api/contracts/{Workflow}/class", wish);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static TempFolder Copied()
    {
        TempFolder copy = new();
        string shipped = Path.Combine(Repository.Root, "FunctionApp", "Workflows");
        foreach (string file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            copy.File(Path.GetRelativePath(shipped, file), File.ReadAllText(file));
        }

        return copy;
    }

    /// <summary>Version 1.0.1, the same but for its number, with the line of its passed check.</summary>
    private static void Renew(TempFolder workflows, string old)
    {
        foreach (string file in Directory.EnumerateFiles(old, "*", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            workflows.File(
                $"{Workflow}/1.0.1/{Path.GetRelativePath(old, file)}",
                Path.GetFileName(file) == ContractFolder.ContractFile
                    ? text.Replace("version: 1.0.0", "version: 1.0.1", StringComparison.Ordinal)
                    : text);
        }

        ContractFolder folder = ContractFolder.Read(Path.Combine(workflows.FullPath, Workflow, "1.0.1"));
        LockLine line = new(Workflow, "1.0.1", folder.Sha256, CheckedSources.Sha256, "test", 1, 1);
        new ChecksLock([.. ChecksLock.Read(workflows.FullPath).Lines, line]).Write(workflows.FullPath);
    }
}
