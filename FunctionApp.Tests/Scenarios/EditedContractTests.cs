using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FunctionApp.Local.Serving;
using FunctionApp.Local.Verbs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class EditedContractTests
{
    private const string Workflow = "holiday-request";

    [Fact]
    public void A_checkout_serves_the_workflows_that_are_edited_in_it()
    {
        ConfigurationManager settings = new();
        LocalSettings.Complete(settings, "storage");
        Assert.Equal(Path.Combine(Repository.Root, "FunctionApp", "Workflows"), settings["Handshake:WorkflowsFolder"]);
    }

    [Fact]
    public async Task A_version_that_is_not_active_is_edited_checked_and_activated_while_the_app_runs()
    {
        using OwnWorkflows workflows = new();
        using StringWriter told = new();
        Assert.True(NewVerb.Run([Workflow], workflows.FullPath, told) == 0, told.ToString());
        await using House house = await House.StartAsync(workflows.Setting);
        Assert.Equal("0.1.0", await FinishedOnAsync(house, "R-1"));

        string next = Path.Combine(workflows.FullPath, Workflow, "0.2.0");
        Copy(Path.Combine(workflows.FullPath, Workflow, "0.1.0"), next);
        string contract = Path.Combine(next, "workflow.yaml");
        string right = File.ReadAllText(contract).Replace("version: 0.1.0", "version: 0.2.0", StringComparison.Ordinal)
            .Replace("was approved (", "was granted (", StringComparison.Ordinal);
        File.WriteAllText(contract, right.Replace("needs: [rule]", "needs: [ruel]", StringComparison.Ordinal));
        Assert.Contains("CON022", await house.Client.GetStringAsync($"api/contracts/{Workflow}/check"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await ChooseAsync(house, "0.2.0"));

        File.WriteAllText(contract, right);
        Assert.Contains("CON090", await house.Client.GetStringAsync($"api/contracts/{Workflow}/check"), StringComparison.Ordinal);
        Assert.Equal("0.1.0", await FinishedOnAsync(house, "R-2"));
        Assert.True(CheckVerb.Run(next, onlyStale: false, told) == 0, told.ToString());
        Assert.Equal(HttpStatusCode.OK, await ChooseAsync(house, "0.2.0"));

        Assert.Equal("0.2.0", await FinishedOnAsync(house, "R-3"));
        Assert.Single(house.Mail.Mails, m => m.Text.Contains("was granted (", StringComparison.Ordinal) && m.Text.Contains("days", StringComparison.Ordinal) && !m.Text.Contains("WHAT WILL HAPPEN", StringComparison.Ordinal));
    }

    private static async Task<string?> FinishedOnAsync(House house, string request)
    {
        int before = house.Mail.Mails.Count;
        string run = await house.BeginAsync(
            Workflow, new JsonObject { ["request_id"] = request, ["from_email"] = "a@b.example", ["what"] = "a week off", ["days"] = 5 });
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(before + 1))[before]);
        await Desk.DecideAsync(house, link, "approve");
        return (await house.UntilStateAsync(run, "COMPLETED")).GetProperty("contract_version").GetString();
    }

    private static async Task<HttpStatusCode> ChooseAsync(House house, string version)
    {
        using StringContent wish = new($$"""{"version":"{{version}}","actor":"Olga"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await house.Client.PutAsync($"api/contracts/{Workflow}/version", wish);
        return answer.StatusCode;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
