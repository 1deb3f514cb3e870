using System.Text;
using System.Text.Json;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using FunctionApp.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class QueueBindingTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    public sealed record Parcel(string TrackingId, int Grams);

    public sealed class Text(QueueProbe probe)
    {
        [Function("Text")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] string body) => probe.RunAsync(body);
    }

    public sealed class Bytes(QueueProbe probe)
    {
        [Function("Bytes")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] byte[] body) => probe.RunAsync(Encoding.UTF8.GetString(body));
    }

    public sealed class Binary(QueueProbe probe)
    {
        [Function("Binary")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] BinaryData body) => probe.RunAsync(body.ToString());
    }

    public sealed class Whole(QueueProbe probe)
    {
        [Function("Whole")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] QueueMessage message) => probe.RunAsync(message.Body.ToString());
    }

    public sealed class Json(QueueProbe probe)
    {
        [Function("Json")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] Parcel parcel) => probe.RunAsync($"{parcel.TrackingId} {parcel.Grams}");
    }

    public sealed class Beside(QueueProbe probe)
    {
        [Function("Beside")]
        public Task RunAsync([QueueTrigger("%TestQueue%")] JsonElement body, string id, string grams, DateTimeOffset insertionTime, FunctionContext context) =>
            probe.RunAsync($"{body.ValueKind} {id.Length} {grams} {insertionTime > DateTimeOffset.UnixEpoch} {context.BindingContext.BindingData["TrackingId"]}");
    }

    public sealed class Outputs
    {
        [Function("Outputs_Several")]
        [QueueOutput("%OutQueue%")]
        public Parcel[] Several([QueueTrigger("%TestQueue%")] string body) => [new(body, 1), new(body, 2)];
    }

    public sealed class Both
    {
        [QueueOutput("%OutQueue%")]
        public string? Message { get; init; }

        [HttpResult]
        public required IResult Answer { get; init; }
    }

    public sealed class HttpAndQueue
    {
        [Function("HttpAndQueue")]
        public Both Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) =>
            new() { Message = request.Method + " seen", Answer = Results.Accepted() };
    }

    [Theory]
    [InlineData(typeof(Text), "{\"trackingId\":\"T1\",\"grams\":5}")]
    [InlineData(typeof(Bytes), "{\"trackingId\":\"T1\",\"grams\":5}")]
    [InlineData(typeof(Binary), "{\"trackingId\":\"T1\",\"grams\":5}")]
    [InlineData(typeof(Whole), "{\"trackingId\":\"T1\",\"grams\":5}")]
    [InlineData(typeof(Json), "T1 5")]
    [InlineData(typeof(Beside), "Object 36 5 True T1")]
    public async Task A_message_binds_to_the_type_that_the_function_asks_for(Type function, string seen)
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        await using TestApp app = await TestApp.StartAsync(probe.Settings(), function);

        await probe.SendAsync("{\"trackingId\":\"T1\",\"grams\":5}");

        await probe.HoldsAsync(0);
        Assert.Equal([seen], probe.Seen);
    }

    [Fact]
    public async Task The_workers_serializer_reads_messages_and_writes_outputs()
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        string outQueue = AzuriteFixture.NewName("o");
        await using TestApp app = await TestApp.StartAsync(
            probe.Settings(("OutQueue", outQueue))
            + (builder => builder.Services.Configure<WorkerOptions>(worker => worker.Serializer = new JsonObjectSerializer(
                new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }))),
            typeof(Outputs));

        await probe.SendAsync("T9");

        string[] sent = [await probe.ReceivedByAsync(outQueue), await probe.ReceivedByAsync(outQueue)];
        Assert.Equal(
            ["""{"tracking_id":"T9","grams":1}""", """{"tracking_id":"T9","grams":2}"""],
            sent.Select(s => Encoding.UTF8.GetString(Convert.FromBase64String(s))).Order());
    }

    [Fact]
    public async Task A_function_may_answer_and_send_at_once()
    {
        QueueProbe probe = await QueueProbe.CreateAsync(azurite);
        string outQueue = AzuriteFixture.NewName("o");
        await using TestApp app = await TestApp.StartAsync(probe.Settings(("OutQueue", outQueue)), typeof(HttpAndQueue));

        HttpResponseMessage answer = await app.Client.PostAsync("api/HttpAndQueue", null);

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal(Convert.ToBase64String("POST seen"u8), await probe.ReceivedByAsync(outQueue));
    }
}
