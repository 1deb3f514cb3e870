using System.Text;
using System.Text.Json;
using FunctionApp.Tests.Steps.Documents;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Documents;

/// <summary>A supplier's credit note is booked as a credit, never as a bill.</summary>
public sealed class CreditNoteTests
{
    [Fact]
    public async Task A_sure_credit_note_is_booked_once_as_a_credit_and_names_its_invoice()
    {
        await using Accounts accounts = await Accounts.OpenAsync();
        byte[] note = Bytes(new WrittenInvoice { Number = "NP-G-77" }.CreditNote());
        string first = await accounts.UploadAsync(note, "application/xml", "credit.xml");
        string second = await accounts.CallAsync("msg_1", "credit.xml", "application/xml", note);
        JsonElement done = await accounts.House.UntilStateAsync(first, "COMPLETED", "AWAITING_APPROVAL");
        Assert.Equal("credit", done.GetProperty("output").GetProperty("ending").GetString());
        await accounts.House.UntilStateAsync(second, "COMPLETED");

        SinkRequest request = Assert.Single(accounts.Books.Requests);
        Assert.EndsWith("api.xro/2.0/CreditNotes", request.Path, StringComparison.Ordinal);
        JsonElement credit = accounts.Credit();
        Assert.Equal(("ACCPAYCREDIT", "NP-G-77"), (credit.GetProperty("Type").GetString(), credit.GetProperty("CreditNoteNumber").GetString()));
        Assert.Equal(200m, credit.GetProperty("LineItems")[0].GetProperty("UnitAmount").GetDecimal());
        Assert.Contains("for invoice NP-20481", credit.GetProperty("LineItems")[0].GetProperty("Description").GetString(), StringComparison.Ordinal);
        await Records.AreWholeAsync(accounts.House, first);
    }

    public static TheoryData<WrittenNote, string> Doubtful => new()
    {
        { new("High", 5000, null, "NP-20481"), "High amount" },
        { new("Unknown", 200, "FR40303265045", "NP-20481"), "Unknown supplier" },
        { new("Of no invoice", 200, null, null), "Names no invoice" },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task A_doubtful_credit_note_asks_a_person_whose_yes_books_what_was_shown(WrittenNote written, string why)
    {
        await using Accounts accounts = await Accounts.OpenAsync();
        WrittenInvoice note = new() { Number = "NP-G-78", Net = written.Net, Credits = written.Credits };
        note = written.TaxId is { } id ? note with { SupplierTaxId = id } : note;
        string run = await accounts.UploadAsync(Bytes(note.CreditNote()), "application/xml", "credit.xml");
        string link = Links.ApprovalIn((await accounts.House.Mail.ReceivedAsync(1))[0]);
        string page = (await Desk.LookAsync(accounts.House, link)).Body!.TextContent;
        Assert.Contains("Book a credit note", page, StringComparison.Ordinal);
        Assert.Contains(why, page, StringComparison.Ordinal);
        Assert.Empty(accounts.Books.Requests);

        await Desk.DecideAsync(accounts.House, link, "approve");
        await accounts.House.UntilStateAsync(run, "COMPLETED");
        Assert.Equal(written.Net, accounts.Credit().GetProperty("LineItems")[0].GetProperty("UnitAmount").GetDecimal());
    }

    [Fact]
    public async Task A_credit_note_that_no_template_reads_is_typed_as_one_and_booked_after_another_yes()
    {
        await using Accounts accounts = await Accounts.OpenAsync();
        const string Text = "Nordlicht Papier GmbH\nGutschrift Nr. NG-9 zur Rechnung NP-20481\nGesamtbetrag 119,00\n";
        string run = await accounts.UploadAsync(Bytes(Text), "text/plain", "gutschrift.txt");
        string link = Links.ApprovalIn((await accounts.House.Mail.ReceivedAsync(1))[0]);
        await Desk.DecideAsync(
            accounts.House, link, "manual", ("edit:kind", "credit_note"), ("edit:number", "NG-9"), ("edit:supplier_id", "DE811907980"),
            ("edit:supplier_name", "Nordlicht Papier GmbH"), ("edit:issue_date", "2026-11-02"), ("edit:credited_invoice", "NP-20481"),
            ("edit:net", "EUR 100.00"), ("edit:tax", "EUR 19.00"), ("edit:total", "EUR 119.00"));
        string second = Links.ApprovalIn((await accounts.House.Mail.ReceivedAsync(2))[1]);
        await Desk.DecideAsync(accounts.House, second, "approve");
        await accounts.House.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("NG-9", accounts.Credit().GetProperty("CreditNoteNumber").GetString());
    }

    [Theory]
    [InlineData(false, "api.xro/2.0/Invoices/bill-1")]
    [InlineData(true, "api.xro/2.0/CreditNotes/credit-1")]
    public async Task What_is_booked_while_an_operator_rolls_the_run_back_is_voided_in_the_books(bool credit, string place)
    {
        await using Accounts accounts = await Accounts.OpenAsync();
        using ManualResetEventSlim mayAnswer = accounts.HoldBooks();
        WrittenInvoice written = new();
        string run = await accounts.UploadAsync(Bytes(credit ? written.CreditNote() : written.Ubl()), "application/xml", "a.xml");
        await Eventually.HoldsAsync(() => accounts.Books.Requests.Count == 1, "the books are asked");
        await accounts.RollBackAsync(run);
        mayAnswer.Set();
        await accounts.House.UntilStateAsync(run, "ROLLED_BACK");

        SinkRequest call = Assert.Single(accounts.Books.Requests, r => r.Method == "POST");
        Assert.EndsWith(place, call.Path, StringComparison.Ordinal);
        Assert.Equal("VOIDED", call.Json.GetProperty("Status").GetString());
        await Records.AreWholeAsync(accounts.House, run);
    }

    public sealed record WrittenNote(string About, decimal Net, string? TaxId, string? Credits)
    {
        public override string ToString() => About;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
