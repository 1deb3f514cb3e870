using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using Xunit;

namespace FunctionApp.Tests.Scenarios.Documents;

public sealed class AskedDocumentTests
{
    private static readonly string Examples = Path.Combine(
        Repository.Root, "FunctionApp", "Workflows", Accounts.Workflow, "1.0.0", "examples", "accepted");

    [Fact]
    public async Task Each_accepted_example_comes_to_the_ending_that_it_names()
    {
        await using Accounts accounts = await Accounts.OpenAsync();
        int asked = 0;
        foreach (string file in Directory.EnumerateFiles(Examples).Order(StringComparer.Ordinal))
        {
            JsonNode example = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
            JsonNode expected = example["expect"]!;
            string run = await accounts.House.BeginAsync(Accounts.Workflow, example["item"]!);
            JsonElement ended = await accounts.House.UntilStateAsync(run, "COMPLETED", "AWAITING_APPROVAL", "FAILED", "DECLINED");
            Assert.True(ended.GetProperty("state").GetString() == expected["state"]!.GetValue<string>(), $"{Path.GetFileName(file)}: {ended}");
            if (expected["why"]?.GetValue<string>() is { } why)
            {
                string link = Links.ApprovalIn((await accounts.House.Mail.ReceivedAsync(++asked))[asked - 1]);
                string page = (await Desk.LookAsync(accounts.House, link)).Body!.TextContent;
                Assert.Contains(why.Replace('_', ' '), page, StringComparison.OrdinalIgnoreCase);
            }
            else
            {
                Assert.Equal(expected["ending"]!.GetValue<string>(), ended.GetProperty("output").GetProperty("ending").GetString());
            }
        }
    }

    [Fact]
    public async Task An_uncertain_field_is_marked_and_what_the_person_writes_is_booked()
    {
        await using Accounts accounts = await Accounts.OpenAsync();
        const string Text = "Nordlicht Papier GmbH\nRechnungsnummer: NP-3001\nRechnungsdatum: 02.11.2026\nIhre Bestellung: PO-7001\nSumme netto 200,00\nUmsatzsteuer 19 % 38,00\nGesamtbetrag 238,00\nZahlbar bis: 02.12.2026\nZahlbar bis: 12.12.2026\n";
        string run = await accounts.UploadAsync(Encoding.UTF8.GetBytes(Text), "text/plain", "a.txt");
        string link = Links.ApprovalIn((await accounts.House.Mail.ReceivedAsync(1))[0]);
        string page = (await Desk.LookAsync(accounts.House, link)).Body!.TextContent;
        Assert.Contains("Please check: 60% sure, line 8", page, StringComparison.Ordinal);
        Assert.Contains("Uncertain field", page, StringComparison.Ordinal);

        (HttpStatusCode refused, _) = await Desk.DecideAsync(accounts.House, link, "edit", ("edit:book.net", "two hundred"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        await Desk.DecideAsync(accounts.House, link, "edit", ("edit:book.due_date", "2026-12-12"), ("edit:book.net", "200.50"));
        await accounts.House.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("2026-12-12", accounts.Bill().GetProperty("DueDate").GetString());
        Assert.Equal(200.50m, accounts.Bill().GetProperty("LineItems")[0].GetProperty("UnitAmount").GetDecimal());
    }

    [Fact]
    public async Task A_photo_that_nothing_reads_goes_to_a_person_who_types_it_and_another_yes_books_it()
    {
        await using Accounts accounts = await Accounts.OpenAsync();
        string run = await accounts.UploadAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "image/jpeg", "photo.jpg");
        string link = Links.ApprovalIn((await accounts.House.Mail.ReceivedAsync(1))[0]);
        Assert.Contains("STP043", (await Desk.LookAsync(accounts.House, link)).Body!.TextContent, StringComparison.Ordinal);
        await Desk.DecideAsync(
            accounts.House, link, "manual", ("edit:kind", "invoice"), ("edit:number", "NP-9"), ("edit:supplier_id", "DE811907980"),
            ("edit:supplier_name", "Nordlicht Papier GmbH"), ("edit:issue_date", "2026-11-02"),
            ("edit:net", "EUR 100.00"), ("edit:tax", "EUR 19.00"), ("edit:total", "EUR 119.00"));
        string second = Links.ApprovalIn((await accounts.House.Mail.ReceivedAsync(2))[1]);
        await Desk.DecideAsync(accounts.House, second, "approve");
        await accounts.House.UntilStateAsync(run, "COMPLETED");
        Assert.Equal("NP-9", accounts.Bill().GetProperty("InvoiceNumber").GetString());
    }
}
