using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FunctionApp.Local.Chaos;

/// <summary>A small SMTP server on a free port that keeps every mail it takes over; the taking over is a point.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ChaosPoints _points;
    private readonly List<SunkMail> _mails = [];
    private readonly Task _accepting;

    public MailSink(ChaosPoints points)
    {
        _points = points;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<SunkMail> Mails
    {
        get
        {
            lock (_mails)
            {
                return [.. _mails];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> talks = [];
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                using StreamReader reader = new(stream, Encoding.Latin1);
                await using StreamWriter writer = new(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 sink ESMTP");
                while (await reader.ReadLineAsync(_closing.Token) is { } line && await AnswerAsync(line, reader, writer))
                {
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The sender died or the sink closes: either way there is nobody to answer.
            }
        }
    }

    private async Task<bool> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "DATA":
                return await TakeAsync(reader, writer);
            case "QUIT":
                await writer.WriteLineAsync("221 bye");
                return false;
            default:
                await writer.WriteLineAsync("250 ok");
                return true;
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        StringBuilder raw = new();
        while (await reader.ReadLineAsync(_closing.Token) is { } line && line != ".")
        {
            raw.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        SunkMail mail = SunkMail.Read(raw.ToString());
        bool alive = await _points.PassAsync($"mail to {mail.To}", () =>
        {
            lock (_mails)
            {
                _mails.Add(mail);
            }

            return Task.CompletedTask;
        });
        if (alive)
        {
            await writer.WriteLineAsync("250 taken over");
        }

        return alive;
    }
}
