using System.Collections.Concurrent;
using System.Text;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>One sender's conversation with an SMTP sink.</summary>
internal sealed class SmtpTalk(StreamReader reader, StreamWriter writer, ConcurrentQueue<SmtpFault> faults, Action<SinkMail> keep)
{
    private readonly List<string> _to = [];
    private string _from = "";
    private SmtpFault? _fault;

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await writer.WriteLineAsync("220 sink ESMTP");
        while (await reader.ReadLineAsync(cancellationToken) is { } line && await AnswerAsync(line, cancellationToken))
        {
        }
    }

    private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                await writer.WriteLineAsync("250-sink\r\n250-8BITMIME\r\n250 AUTH LOGIN PLAIN");
                return true;
            case "AUTH":
                return await SignInAsync(line, cancellationToken);
            case "MAIL":
                _from = Address(line);
                _to.Clear();
                _fault = faults.TryDequeue(out SmtpFault fault) ? fault : null;
                await writer.WriteLineAsync("250 ok");
                return true;
            case "RCPT":
                await writer.WriteLineAsync(Recipient(line));
                return true;
            case "DATA" when _fault == SmtpFault.DroppedBeforeText:
                return false;
            case "DATA":
                return await TakeAsync(cancellationToken);
            case "QUIT":
                await writer.WriteLineAsync("221 bye");
                return false;
            default:
                await writer.WriteLineAsync("250 ok");
                return true;
        }
    }

    private string Recipient(string line)
    {
        if (_fault is SmtpFault.RecipientBusy or SmtpFault.RecipientUnknown)
        {
            return _fault == SmtpFault.RecipientBusy ? "450 mailbox busy" : "550 no such user here";
        }

        _to.Add(Address(line));
        return "250 ok";
    }

    private async Task<bool> TakeAsync(CancellationToken cancellationToken)
    {
        await writer.WriteLineAsync("354 go on");
        StringBuilder raw = new();
        while (await reader.ReadLineAsync(cancellationToken) is { } line && line != ".")
        {
            raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (_fault == SmtpFault.RefusedAfterText)
        {
            await writer.WriteLineAsync("451 local error, try again");
            return true;
        }

        keep(new SinkMail(_from, [.. _to], raw.ToString()));
        if (_fault == SmtpFault.DroppedAfterText)
        {
            return false;
        }

        await writer.WriteLineAsync("250 taken over");
        return true;
    }

    private async Task<bool> SignInAsync(string line, CancellationToken cancellationToken)
    {
        int steps = line.Contains("LOGIN", StringComparison.OrdinalIgnoreCase) ? 3 - line.Split(' ').Length + 1 : 0;
        for (int i = 0; i < steps; i++)
        {
            await writer.WriteLineAsync("334 " + (i == steps - 1 ? "UGFzc3dvcmQ6" : "VXNlcm5hbWU6"));
            await reader.ReadLineAsync(cancellationToken);
        }

        await writer.WriteLineAsync("235 signed in");
        return true;
    }

    private static string Address(string line)
    {
        int start = line.IndexOf('<', StringComparison.Ordinal);
        int end = line.IndexOf('>', StringComparison.Ordinal);
        return start >= 0 && end > start ? line[(start + 1)..end] : line;
    }
}
