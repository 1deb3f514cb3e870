using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>A small SMTP server on a free port that keeps every mail it accepts.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<SmtpFault> _faults = new();
    private readonly List<SinkMail> _mails = [];
    private readonly Task _accepting;

    internal SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal string Host => "127.0.0.1";

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The mails taken over so far, those whose sender never heard of it included.</summary>
    internal IReadOnlyList<SinkMail> Mails
    {
        get
        {
            lock (_mails)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>The next mails fail so, one each.</summary>
    internal void FailNext(params ReadOnlySpan<SmtpFault> faults)
    {
        foreach (SmtpFault fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    internal async Task<IReadOnlyList<SinkMail>> ReceivedAsync(int count)
    {
        await Eventually.HoldsAsync(() => Mails.Count >= count, $"{count} mails at the sink");
        return Mails;
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
                await new SmtpTalk(reader, writer, _faults, Keep).RunAsync(_closing.Token);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The sender hung up or the sink closes: either way there is nobody to answer.
            }
        }
    }

    private void Keep(SinkMail mail)
    {
        lock (_mails)
        {
            _mails.Add(mail);
        }
    }
}
