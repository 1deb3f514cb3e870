using System.Text.Json;

namespace FunctionApp.Tests.Support.Servers;

/// <summary>An OpenAI-compatible chat server whose words the test chooses.</summary>
internal sealed class ModelStub : IAsyncDisposable
{
    private readonly HttpSink _sink;

    private ModelStub(HttpSink sink) => _sink = sink;

    /// <summary>For a provider that takes a base address ending in v1.</summary>
    internal Uri Endpoint => new(_sink.Address, "v1/");

    /// <summary>For a provider that adds the path of the v1 endpoint by itself.</summary>
    internal Uri AzureEndpoint => _sink.Address;

    internal IReadOnlyList<SinkRequest> Requests => _sink.Requests;

    internal static async Task<ModelStub> StartAsync(string content = "ok")
    {
        ModelStub stub = new(await HttpSink.StartAsync());
        stub.Say(_ => content);
        return stub;
    }

    /// <summary>From now on each completion's content is what this makes of the request.</summary>
    internal void Say(Func<SinkRequest, string> content) =>
        _sink.Answer(request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal)
            ? Completion(content(request))
            : new SinkAnswer(404, """{"error":{"message":"unknown path"}}"""));

    /// <summary>The next requests get these answers instead: refusals, nonsense, silence.</summary>
    internal void AnswerNext(params ReadOnlySpan<SinkAnswer> answers) => _sink.AnswerNext(answers);

    /// <summary>Every request gets this answer.</summary>
    internal void AnswerAlways(SinkAnswer answer) => _sink.Answer(_ => answer);

    internal static SinkAnswer Completion(string content, int inputTokens = 100, int outputTokens = 20, string finish = "stop") =>
        new(Body: JsonSerializer.Serialize(new
        {
            id = "chatcmpl-stub",
            @object = "chat.completion",
            created = 1_772_442_000,
            model = "stub-model",
            choices = new[] { new { index = 0, finish_reason = finish, message = new { role = "assistant", content } } },
            usage = new { prompt_tokens = inputTokens, completion_tokens = outputTokens, total_tokens = inputTokens + outputTokens },
        }));

    public ValueTask DisposeAsync() => _sink.DisposeAsync();
}
