using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using OpenAI.Chat;
using Xunit;

namespace FunctionApp.Tests.Support.Servers;

public sealed class ModelStubTests
{
    [Fact]
    public async Task A_model_client_talks_to_the_stub_by_the_v1_endpoint()
    {
        await using ModelStub stub = await ModelStub.StartAsync("""{"intent":"refund"}""");
        AzureOpenAIClientOptions once = new() { RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        ChatClient chat = new AzureOpenAIClient(stub.AzureEndpoint, new ApiKeyCredential("k"), once).GetChatClient("gpt-deployment");

        ChatCompletion completion = await chat.CompleteChatAsync("hello");
        Assert.Equal("""{"intent":"refund"}""", completion.Content[0].Text);
        Assert.Equal((100, 20), (completion.Usage.InputTokenCount, completion.Usage.OutputTokenCount));
        SinkRequest request = stub.Requests.Single();
        Assert.Equal(("/openai/v1/chat/completions", "k"), (request.Path, request.Header("api-key")));
        Assert.Equal("gpt-deployment", request.Json.GetProperty("model").GetString());

        stub.AnswerNext(SinkAnswer.TooManyRequests("7"), SinkAnswer.Dropped);
        ClientResultException slow = await Assert.ThrowsAsync<ClientResultException>(() => chat.CompleteChatAsync("again"));
        Assert.Equal(429, slow.Status);
        Assert.True(slow.GetRawResponse()!.Headers.TryGetValue("Retry-After", out string? seconds) && seconds == "7");
        await Assert.ThrowsAnyAsync<Exception>(() => chat.CompleteChatAsync("again"));
    }
}
