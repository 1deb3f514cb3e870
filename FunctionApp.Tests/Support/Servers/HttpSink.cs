using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>A real HTTP server on a free port that records every request and answers as told.</summary>
internal sealed class HttpSink : IAsyncDisposable
{
    private readonly ConcurrentQueue<SinkAnswer> _next = new();
    private readonly List<SinkRequest> _requests = [];
    private readonly CancellationTokenSource _closing = new();
    private volatile Func<SinkRequest, SinkAnswer> _rule = _ => new SinkAnswer();
    private LoopbackServer? _server;

    private HttpSink()
    {
    }

    internal Uri Address => _server!.Address;

    /// <summary>Everything received so far, in order of arrival.</summary>
    internal IReadOnlyList<SinkRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    internal static async Task<HttpSink> StartAsync()
    {
        HttpSink sink = new();
        sink._server = await LoopbackServer.StartAsync(sink.ReceiveAsync);
        return sink;
    }

    /// <summary>Answers every request by this rule, once the answers of <see cref="AnswerNext"/> are used up.</summary>
    internal void Answer(Func<SinkRequest, SinkAnswer> rule) => _rule = rule;

    /// <summary>Answers the next requests with these, one each.</summary>
    internal void AnswerNext(params ReadOnlySpan<SinkAnswer> answers)
    {
        foreach (SinkAnswer answer in answers)
        {
            _next.Enqueue(answer);
        }
    }

    internal async Task<IReadOnlyList<SinkRequest>> ReceivedAsync(int count)
    {
        await Eventually.HoldsAsync(() => Requests.Count >= count, $"{count} requests at the sink");
        return Requests;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _server!.DisposeAsync();
        _closing.Dispose();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        SinkRequest request = await SinkRequest.ReadAsync(context);
        lock (_requests)
        {
            _requests.Add(request);
        }

        SinkAnswer answer = _next.TryDequeue(out SinkAnswer? queued) ? queued : _rule(request);
        await AnswerAsync(context, answer);
    }

    private async Task AnswerAsync(HttpContext context, SinkAnswer answer)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, context.RequestAborted);
        try
        {
            await answer.After.WaitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            return;
        }

        if (answer.Drops)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = answer.ContentType;
            await context.Response.WriteAsync(answer.Body, context.RequestAborted);
        }
    }
}
