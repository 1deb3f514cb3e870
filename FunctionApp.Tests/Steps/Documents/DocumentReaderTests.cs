using System.Text;
using FunctionApp.DataContracts;
using FunctionApp.Hosting.Outgoing;
using FunctionApp.Steps.Documents;
using FunctionApp.Steps.Documents.Invoices;
using FunctionApp.Steps.Documents.Mails;
using FunctionApp.Steps.Documents.Pdf;
using FunctionApp.Tests.Support.Servers;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.Steps.Documents;

public sealed class DocumentReaderTests
{
    [Fact]
    public async Task Both_syntaxes_of_an_e_invoice_say_the_same()
    {
        WrittenInvoice written = new();
        DocumentReading ubl = await ReadAsync("a.xml", written.Ubl());
        DocumentReading cii = await ReadAsync("b.xml", written.Cii());
        Assert.Equal(("ubl", "cii"), (ubl.Format, cii.Format));
        foreach (Invoice invoice in new[] { ubl.Invoice!, cii.Invoice! })
        {
            Assert.Equal(("NP-20481", "2026-11-02", "2026-12-02", "PO-7001"), (invoice.Number, invoice.IssueDate, invoice.DueDate, invoice.OrderReference));
            Assert.Equal(("Nordlicht Papier GmbH", "DE811907980"), (invoice.Supplier.Name, invoice.Supplier.TaxId));
            Assert.Equal((200m, 38m, 238m), (invoice.Totals.Net, invoice.Totals.Tax, invoice.Totals.Payable));
            Assert.Equal("DE89370400440532013000", invoice.Payment.Iban);
            Assert.Empty(InvoiceRules.Hold(invoice));
        }
    }

    [Fact]
    public async Task Sums_that_do_not_prove_each_other_are_named_by_their_rule()
    {
        DocumentReading reading = await ReadAsync("a.xml", new WrittenInvoice { Payable = 283m }.Ubl());
        Assert.Equal(new BrokenRule("BR-CO-16", "283.00", "238.00"), Assert.Single(InvoiceRules.Hold(reading.Invoice!)));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "a document type", """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Invoice>&e;</Invoice>""" },
        { "a bomb", """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>""" },
        { "depth", string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000)) },
        { "half a document", "<Invoice><ID>1</ID>" },
        { "nothing", "" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_must_not_be_opened_is_not_opened(string what, string xml) =>
        Assert.True((await ReadAsync("a.xml", xml)).Code == "STP040", what);

    [Fact]
    public async Task A_table_of_lines_is_an_invoice_and_another_table_a_record()
    {
        DocumentReading invoice = await ReadAsync("a.csv", "invoice_number;supplier;vat_id;invoice_date;currency;description;net;vat_rate\nF-9;Fjord;DE1;2026-11-01;EUR;\"Saw; large\";100,00;19\nF-9;Fjord;DE1;2026-11-01;EUR;Nails;50,00;7\n");
        Assert.Equal(("F-9", 150m, 22.5m, 172.5m), (invoice.Invoice!.Number, invoice.Invoice.Totals.Net, invoice.Invoice.Totals.Tax, invoice.Invoice.Totals.Payable));
        Assert.Equal("Saw; large", invoice.Invoice.Lines[0].Name);
        DocumentReading other = await ReadAsync("b.csv", "kind,applicant\napplication,\"Lena \"\"L\"\" Fuchs\"\n");
        Assert.Equal("Lena \"L\" Fuchs", other.Fields!["applicant"]!.GetValue<string>());
    }

    [Fact]
    public void A_mail_is_read_with_its_text_and_attachments()
    {
        string invoice = Convert.ToBase64String(Encoding.UTF8.GetBytes(new WrittenInvoice().Ubl()), Base64FormattingOptions.InsertLineBreaks);
        MailDocument mail = MailDocument.Read(Encoding.Latin1.GetBytes(
            "From: =?utf-8?q?B=C3=A4rbel?= <b@x.example>\r\nSubject: =?UTF-8?B?UmVjaG51bmc=?=\r\n =?UTF-8?B?IDEy?=\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=\"one\"\r\n\r\nignored\r\n--one\r\nContent-Type: multipart/alternative; boundary=two\r\n\r\n"
            + "--two\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe=\r\n!\r\n--two\r\nContent-Type: text/html\r\n\r\n<b>x</b>\r\n--two--\r\n"
            + $"--one\r\nContent-Type: application/xml\r\nContent-Disposition: attachment; filename*=UTF-8''Rechnung%20%C3%84.xml\r\nContent-Transfer-Encoding: base64\r\n\r\n{invoice}\r\n--one--\r\n"), html => html);
        Assert.Equal(("Bärbel <b@x.example>", "Rechnung 12", "Grüße!"), (mail.From, mail.Subject, mail.Text.Trim()));
        DocumentFile attachment = Assert.Single(mail.Attachments);
        Assert.Equal("Rechnung Ä.xml", attachment.Name);
        Assert.Equal("NP-20481", UblReader.Read(SafeXml.Read(attachment.Bytes)!)!.Number);
    }

    [Fact]
    public async Task Pictures_and_unknown_bytes_say_why_they_are_not_read()
    {
        Assert.Equal("STP043", (await ReadAsync("scan.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])).Code);
        Assert.Equal("STP040", (await ReadAsync("letter.docx", "PK\u0003\u0004 and so on")).Code);
        Assert.Equal("STP044", (await ReadAsync("a.pdf", "%PDF-1.4 no more", ("Handshake:Documents:Poppler", "off"))).Code);
    }

    [Fact]
    public async Task A_reading_service_reads_scans_by_its_documented_calls()
    {
        await using HttpSink service = await HttpSink.StartAsync();
        service.Answer(r => r.Method == "POST"
            ? new SinkAnswer(202) { Headers = new Dictionary<string, string> { ["Operation-Location"] = $"{service.Address}documentintelligence/documentModels/prebuilt-read/analyzeResults/7?api-version=2024-11-30" } }
            : new SinkAnswer(200, """{"status":"succeeded","analyzeResult":{"content":"Invoice 7\nTotal 12.00","pages":[{"words":[{"content":"Invoice","confidence":0.9},{"content":"7","confidence":0.8}]}]}}"""));
        DocumentReading reading = await ReadAsync("scan.png", [0xFF, 0xD8, 0xFF, 0xE0],
            ("Handshake:DocumentIntelligence:Endpoint", service.Address.ToString()), ("Handshake:DocumentIntelligence:Key", "k"), ("Handshake:DocumentIntelligence:AllowPrivate", "true"));
        Assert.Equal(("Invoice 7\nTotal 12.00", 0.85), (reading.Text, reading.Confidence));
        SinkRequest asked = service.Requests[0];
        Assert.Equal(("/documentintelligence/documentModels/prebuilt-read:analyze", "?api-version=2024-11-30", "k"), (asked.Path, asked.Query, asked.Header("Ocp-Apim-Subscription-Key")));
        Assert.Equal(Convert.ToBase64String([0xFF, 0xD8, 0xFF, 0xE0]), asked.Json.GetProperty("base64Source").GetString());
        Assert.Equal(("GET", "k"), (service.Requests[1].Method, service.Requests[1].Header("Ocp-Apim-Subscription-Key")));
    }

    [Fact]
    public async Task A_reading_service_that_refuses_or_points_elsewhere_is_not_followed()
    {
        await using HttpSink service = await HttpSink.StartAsync();
        service.AnswerNext(new SinkAnswer(429), new SinkAnswer(202) { Headers = new Dictionary<string, string> { ["Operation-Location"] = "http://elsewhere.example/x" } });
        (string, string)[] settings = [("Handshake:DocumentIntelligence:Endpoint", service.Address.ToString()), ("Handshake:DocumentIntelligence:Key", "k"), ("Handshake:DocumentIntelligence:AllowPrivate", "true")];
        Assert.Equal(("STP045", true), await CodeAsync());
        Assert.Equal(("STP045", true), await CodeAsync());
        Assert.Equal(2, service.Requests.Count);

        async Task<(string?, bool)> CodeAsync() =>
            await ReadAsync("scan.png", [0xFF, 0xD8, 0xFF, 0xE0], settings) is var reading ? (reading.Code, reading.MayPass) : default;
    }

    private static Task<DocumentReading> ReadAsync(string name, string text, params (string Name, string Value)[] settings) =>
        ReadAsync(name, Encoding.UTF8.GetBytes(text), settings);

    private static async Task<DocumentReading> ReadAsync(string name, byte[] bytes, params (string Name, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
        using OutgoingHttp outgoing = new();
        DocumentReader reader = new(new PopplerTools(configuration), new ScanReader(configuration, outgoing, TimeProvider.System), DeclaredFields.Read);
        return await reader.ReadAsync(new(name, "", bytes), default);
    }
}
