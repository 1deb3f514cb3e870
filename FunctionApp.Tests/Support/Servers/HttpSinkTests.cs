using Xunit;

namespace FunctionApp.Tests.Support.Servers;

public sealed class HttpSinkTests
{
    [Fact]
    public async Task A_held_back_answer_comes_when_the_test_lets_it()
    {
        await using HttpSink sink = await HttpSink.StartAsync();
        TaskCompletionSource open = new();
        sink.AnswerNext(new SinkAnswer(201, "made") { After = open.Task });
        using HttpClient client = new();
        Task<HttpResponseMessage> answer = client.PostAsync(new Uri(sink.Address, "a?b=1"), new StringContent("hi"));
        SinkRequest request = (await sink.ReceivedAsync(1))[0];
        Assert.Equal(("POST", "/a", "?b=1", "hi"), (request.Method, request.Path, request.Query, request.Body));
        Assert.False(answer.IsCompleted);
        open.SetResult();
        Assert.Equal("made", await (await answer).Content.ReadAsStringAsync());
    }
}
