using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using Xunit;

namespace FunctionApp.Tests.Intake;

public sealed class WebhookTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task A_redelivered_webhook_starts_no_second_run()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string body = IntakeRig.Ticket("W-1");
        string[] headers = Signed(rig, body);

        Answer first = await rig.HookAsync("generic-hmac", body, headers);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        Answer again = await rig.HookAsync("generic-hmac", body, Signed(rig, body));

        Assert.Equal((202, "False"), (first.Status, first.Text("duplicate")));
        Assert.Equal((202, "True", first.Text("run_id")), (again.Status, again.Text("duplicate"), again.Text("run_id")));
        Assert.Single(rig.Runs);
    }

    [Fact]
    public async Task An_unauthentic_request_is_refused_and_told_to_the_record_once_a_minute()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        string body = IntakeRig.Ticket("W-2");
        string[] headers = Signed(rig, body);

        Answer missing = await rig.HookAsync("generic-hmac", body);
        Answer wrong = await rig.HookAsync("generic-hmac", body + " ", headers);
        Answer again = await rig.HookAsync("generic-hmac", body + " ", headers);
        rig.Clock.Advance(TimeSpan.FromMinutes(6));
        Answer late = await rig.HookAsync("generic-hmac", body, headers);

        Assert.Equal(
            ["401 INT011", "401 INT012", "401 INT012", "401 INT013"],
            new[] { missing, wrong, again, late }.Select(a => $"{a.Status} {a.Text("code")}"));
        Assert.Equal(["INT011", "INT012", "INT013"], (await rig.RecordAsync()).Select(e => e.Code));
        Assert.Empty(await rig.RejectsAsync());
        Assert.Empty(rig.Runs);
    }

    [Fact]
    public async Task A_blocked_workflow_keeps_its_reasons_from_strangers()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);
        rig.Verdict = new CatalogVerdict.Blocked(["planted reason"]);

        Answer answer = await rig.HookAsync("generic-hmac", "{}");

        Assert.Equal((409, "INT010"), (answer.Status, answer.Text("code")));
        Assert.DoesNotContain("planted", answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_body_that_is_no_json_is_a_reject()
    {
        await using IntakeRig rig = await IntakeRig.OnAsync(azurite.ConnectionString);

        Answer answer = await rig.HookAsync("generic-hmac", "{", Signed(rig, "{"));

        Assert.Equal((400, "INT004"), (answer.Status, answer.Text("code")));
        Assert.Single(await rig.RejectsAsync());
    }

    private static string[] Signed(IntakeRig rig, string body)
    {
        string seconds = rig.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(IntakeRig.Secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return [$"X-Timestamp: {seconds}", $"X-Signature: sha256={Convert.ToHexStringLower(signature)}"];
    }
}
