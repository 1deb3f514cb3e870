using Xunit;

namespace FunctionApp.Tests.Steps;

/// <summary>Promise 3 on tickets in new words: what is risky or out of scope never leaves without a person.</summary>
public sealed class FreshTicketTests
{
    private const double OrdinaryWithoutPerson = 0.7;

    public static TheoryData<string> Sets => ["fresh-tickets.jsonl", "fresh-tickets-2.jsonl"];

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_risky_or_foreign_ticket_goes_through_without_a_person(string set) => Assert.Empty(
        FreshTicket.Read(set).Where(ticket => ticket.IsRisky && !SupportTriage.NeedsPerson(ticket.Text)).Select(ticket => ticket.Text));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Most_ordinary_tickets_are_understood_and_stopped_by_nothing(string set)
    {
        var ordinary = FreshTicket.Read(set).Where(ticket => !ticket.IsRisky).ToArray();
        var stopped = ordinary.Where(ticket => SupportTriage.Stopped(ticket.Text) is not null)
            .Select(ticket => $"{SupportTriage.Stopped(ticket.Text)}: {ticket.Text}").ToArray();
        Assert.True(
            1 - (stopped.Length / (double)ordinary.Length) >= OrdinaryWithoutPerson,
            $"{stopped.Length} of {ordinary.Length}\n{string.Join('\n', stopped)}");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_ordinary_ticket_is_answered_as_something_else(string set) =>
        Assert.Empty(FreshTicket.Read(set).Where(ticket => !ticket.IsRisky && SupportTriage.Stopped(ticket.Text) is null
            && SupportTriage.IntentOf(ticket.Text) != ticket.Label).Select(ticket => ticket.Text));

    [Theory]
    [MemberData(nameof(Sets))]
    public void What_a_person_must_confirm_reaches_a_person(string set) => Assert.All(
        FreshTicket.Read(set).Where(ticket => ticket.NeedsPerson),
        ticket => Assert.True(SupportTriage.NeedsPerson(ticket.Text), ticket.Text));
}
