using Xunit;

namespace FunctionApp.Tests.Steps;

/// <summary>Promise 3 on tickets in new words: what is risky or out of scope never leaves without a person.</summary>
public sealed class FreshTicketTests
{
    private const double OrdinaryWithoutPerson = 0.6;
    private static readonly IReadOnlyList<FreshTicket> Tickets = FreshTicket.Read("fresh-tickets.jsonl");

    [Fact]
    public void No_risky_or_foreign_ticket_goes_through_without_a_person() =>
        Assert.Empty(Tickets.Where(ticket => ticket.IsRisky && !SupportTriage.NeedsPerson(ticket.Text)).Select(ticket => ticket.Text));

    [Fact]
    public void Most_ordinary_tickets_are_understood_and_stopped_by_nothing()
    {
        var ordinary = Tickets.Where(ticket => !ticket.IsRisky).ToArray();
        var stopped = ordinary.Where(ticket => SupportTriage.Stopped(ticket.Text) is not null)
            .Select(ticket => $"{SupportTriage.Stopped(ticket.Text)}: {ticket.Text}").ToArray();
        Assert.True(
            1 - (stopped.Length / (double)ordinary.Length) >= OrdinaryWithoutPerson,
            $"{stopped.Length} of {ordinary.Length}\n{string.Join('\n', stopped)}");
    }

    [Fact]
    public void No_ordinary_ticket_is_answered_as_something_else() =>
        Assert.Empty(Tickets.Where(ticket => !ticket.IsRisky && SupportTriage.Stopped(ticket.Text) is null
            && SupportTriage.IntentOf(ticket.Text) != ticket.Label).Select(ticket => ticket.Text));

    [Fact]
    public void What_must_be_confirmed_by_a_person_is_and_the_rest_is_labelled_so() =>
        Assert.All(Tickets.Where(ticket => ticket.NeedsPerson), ticket => Assert.True(SupportTriage.NeedsPerson(ticket.Text), ticket.Text));
}
