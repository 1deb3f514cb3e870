using FunctionApp.Effects.Mail;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Servers;
using Xunit;

namespace FunctionApp.Tests.Effects;

public sealed class MailTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private SmtpSink? _sink;
    private EffectsBench _bench = null!;

    private SmtpSink Smtp => _sink!;

    public async Task InitializeAsync()
    {
        _sink = new SmtpSink();
        _bench = await EffectsBench.StartAsync(azurite.ConnectionString, more: new()
        {
            ["Handshake:Smtp:Host"] = Smtp.Host,
            ["Handshake:Smtp:Port"] = $"{Smtp.Port}",
            ["Handshake:Smtp:Tls"] = "false",
            ["Handshake:Mail:From"] = "Handshake <desk@shop.example>",
        });
    }

    public async Task DisposeAsync()
    {
        await _bench.DisposeAsync();
        await Smtp.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_is_whole_in_text_and_HTML_threads_by_run_and_goes_out_once()
    {
        await SendAsync("a");
        EffectReceipt again = await SendAsync("a");
        await SendAsync("b");

        Assert.IsType<EffectReceipt.Applied>(again);
        Assert.Equal(2, Smtp.Mails.Count);
        SinkMail mail = Smtp.Mails[0];
        Assert.Equal("Grüße: is it “done”?", mail.Subject);
        Assert.Equal("Zeile 1\nZeile 2: äöü", mail.Text.ReplaceLineEndings("\n").Trim());
        Assert.Contains("<p>äöü</p>", mail.Html, StringComparison.Ordinal);
        Assert.Equal(["text/plain", "text/html"], mail.Parts.Select(p => p.MediaType));
        Assert.EndsWith("@shop.example>", mail.MessageId, StringComparison.Ordinal);
        Assert.NotEqual(mail.MessageId, Smtp.Mails[1].MessageId);
        Assert.Equal(mail.Header("References"), Smtp.Mails[1].Header("References"));
    }

    [Theory]
    [InlineData((int)SmtpFault.RecipientBusy)]
    [InlineData((int)SmtpFault.RefusedAfterText)]
    public async Task A_server_that_is_busy_took_nothing_and_is_asked_again(int fault)
    {
        Smtp.FailNext((SmtpFault)fault);

        Assert.IsType<EffectReceipt.NotApplied>(await SendAsync("a"));
        Assert.IsType<EffectReceipt.Applied>(await SendAsync("a"));

        Assert.Single(Smtp.Mails);
    }

    [Fact]
    public async Task An_unknown_recipient_is_refused_for_good()
    {
        Smtp.FailNext(SmtpFault.RecipientUnknown);

        Assert.Equal(new EffectReceipt.Refused("EFX020"), await SendAsync("a"));
        Assert.Equal(new EffectReceipt.Refused("EFX020"), await SendAsync("a"));
    }

    [Fact]
    public async Task In_doubt_the_same_mail_goes_out_again_under_the_same_identity()
    {
        Smtp.FailNext(SmtpFault.DroppedAfterText);

        Assert.IsType<EffectReceipt.InDoubt>(await SendAsync("a"));
        Assert.IsType<EffectReceipt.Applied>(await SendAsync("a"));

        Assert.Equal(2, Smtp.Mails.Count);
        Assert.Single(Smtp.Mails.Select(m => m.MessageId).Distinct());
    }

    [Fact]
    public async Task A_server_that_is_away_got_nothing()
    {
        await using EffectsBench bench = await EffectsBench.StartAsync(azurite.ConnectionString, more: new()
        {
            ["Handshake:Smtp:Host"] = "127.0.0.1",
            ["Handshake:Smtp:Port"] = "1",
            ["Handshake:Smtp:Tls"] = "false",
        });

        EffectReceipt receipt = await bench.Get<SendNotice>()(Mail(bench.RunId, "a"), default);

        Assert.Equal(new EffectReceipt.NotApplied("EFX005", null), receipt);
    }

    [Fact]
    public async Task Line_ends_in_names_and_subjects_start_no_header()
    {
        NoticeMail mail = Mail(_bench.RunId, "x") with { Subject = "Hello\r\nBcc: eve@example.com", ToName = "Ann\r\nBcc: eve@example.com" };

        await _bench.Get<SendNotice>()(mail, default);

        SinkMail sent = Assert.Single(Smtp.Mails);
        Assert.Null(sent.Header("Bcc"));
        Assert.Equal(["ann@example.com"], sent.To.Select(t => t.Trim('<', '>')));
    }

    [Fact]
    public async Task Without_a_server_mails_lie_in_the_pickup_folder_one_file_each()
    {
        using TempFolder folder = new();
        await using EffectsBench bench = await EffectsBench.StartAsync(
            azurite.ConnectionString, more: new() { ["Handshake:Mail:PickupFolder"] = folder.FullPath });
        MailDraft draft = new("key", "ann@example.com", "Ann", "Grüße", "Text", "<p>HTML</p>");

        await bench.Get<MailTransport>().SendAsync(draft, TimeSpan.FromSeconds(10), default);
        await bench.Get<MailTransport>().SendAsync(draft, TimeSpan.FromSeconds(10), default);

        string file = Assert.Single(Directory.GetFileSystemEntries(folder.FullPath));
        Assert.Contains("multipart/alternative", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    private Task<EffectReceipt> SendAsync(string key) => _bench.Get<SendNotice>()(Mail(_bench.RunId, key), default);

    private static NoticeMail Mail(string runId, string key) => new(
        key, runId, "ann@example.com", "Ann Äpfel", "Grüße: is it “done”?", "Zeile 1\nZeile 2: äöü", "<html><body><p>äöü</p></body></html>");
}
