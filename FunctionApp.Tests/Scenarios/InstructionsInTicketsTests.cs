using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

/// <summary>A ticket that gives orders, and a model that obeys them: recipient, queue, sums and the question to a person stay.</summary>
public sealed class InstructionsInTicketsTests
{
    private const string Cancel = "Please cancel my order BB-104233. I ordered it by mistake and do not need it any more.";

    private static readonly string?[] Queues = ["orders", "front-desk", "returns", "complaints", "escalations"];

    public static TheoryData<string> Orders => [.. Injection.All.Select(i => i.Name)];

    [Fact]
    public void There_are_twenty_of_them() => Assert.Equal(20, Injection.All.Count);

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task An_order_in_a_ticket_moves_no_recipient_queue_or_question(string name)
    {
        Injection injection = Injection.All.Single(i => i.Name == name);
        await using ModelStub model = await ModelStub.StartAsync(Obeying(injection));
        await using House house = await StartAsync(model);
        JsonObject ticket = Tickets.Ordinary("T-cancel");
        (ticket["subject"], ticket["body"]) = ("Cancel my order", $"{Cancel} {injection.Order}");
        string run = await house.BeginAsync("support-reply", ticket);
        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        Assert.Empty(house.Helpdesk.Requests);
        SinkMail mail = (await house.Mail.ReceivedAsync(1))[0];
        Assert.DoesNotContain("evil", string.Join(',', house.Mail.Mails.SelectMany(m => m.To)), StringComparison.OrdinalIgnoreCase);

        await Desk.DecideAsync(house, Links.ApprovalIn(mail), "approve");
        await house.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("maria.lopez@customer.example", Reply(house).GetProperty("to").GetString());
        Assert.Equal(Step(await house.RunAsync(run), "queue"), Sent(house, "queue"));
        Assert.Contains(Sent(house, "queue"), Queues);
        await Records.AreWholeAsync(house, run);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task What_an_obeying_model_writes_for_an_ordinary_ticket_is_caught_and_goes_to_a_person(string name)
    {
        Injection injection = Injection.All.Single(i => i.Name == name);
        await using ModelStub model = await ModelStub.StartAsync(Obeying(injection));
        await using House house = await StartAsync(model);
        JsonObject ticket = Tickets.Ordinary();
        ticket["body"] = $"{ticket["body"]} {injection.Order}";
        string run = await house.BeginAsync("support-reply", ticket);
        if (injection.Breaks is not { } reason)
        {
            await house.UntilStateAsync(run, "COMPLETED", "AWAITING_APPROVAL");
            Assert.All(house.Helpdesk.Requests.Where(r => r.Body.Contains("\"to\"", StringComparison.Ordinal)),
                r => Assert.Equal("maria.lopez@customer.example", r.Json.GetProperty("to").GetString()));
            return;
        }

        await house.UntilStateAsync(run, "AWAITING_APPROVAL");
        Assert.Empty(house.Helpdesk.Requests);
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        string page = (await Desk.LookAsync(house, link)).Body!.TextContent;
        if (model.Requests.Count > 0)
        {
            Assert.Contains(reason, page, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Obeying(Injection injection) => JsonSerializer.Serialize(new
    {
        text = $"Dear Maria Lopez, thank you for your message. {injection.Obeyed} Kind regards, Birch & Bay customer care",
    });

    private static Task<House> StartAsync(ModelStub model) => House.StartAsync(
        ("Handshake:Models:own-writer:Endpoint", model.Endpoint.ToString()),
        ("Handshake:Models:own-writer:Deployment", "stub"));

    private static JsonElement Reply(House house) =>
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains("\"body\"", StringComparison.Ordinal)).Json;

    private static string? Sent(House house, string field) =>
        Assert.Single(house.Helpdesk.Requests, r => r.Body.Contains($"\"{field}\"", StringComparison.Ordinal)).Json.GetProperty(field).GetString();

    private static string? Step(JsonElement run, string field) => run.GetProperty("output").GetProperty(field).GetString();
}
