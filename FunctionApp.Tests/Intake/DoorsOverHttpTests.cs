using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using FunctionApp.Audit;
using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Intake;
using FunctionApp.Tests.LocalHost.Durable;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace FunctionApp.Tests.Intake;

public sealed class DoorsOverHttpTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ConcurrentBag<string> _started = [];
    private readonly string _workflow = AzuriteFixture.NewName("w");

    [Fact]
    public async Task Senders_get_over_http_what_the_doors_say()
    {
        await using DurableApp app = await StartAsync();

        using HttpResponseMessage taken = await PostAsync(app, new StringContent(IntakeRig.Ticket("H-1"), Encoding.UTF8, "application/json"));
        JsonElement body = await JsonAsync(taken);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal($"/api/runs/{body.GetProperty("run_id").GetString()}", taken.Headers.Location!.ToString());

        using ByteArrayContent huge = new(new byte[2 << 20]);
        huge.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage tooLarge = await PostAsync(app, huge);
        Assert.Equal((413, "INT008"), ((int)tooLarge.StatusCode, (await JsonAsync(tooLarge)).GetProperty("code").GetString()));
        Assert.Equal("application/problem+json", tooLarge.Content.Headers.ContentType!.MediaType);

        using HttpResponseMessage form = await PostAsync(app, new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]));
        Assert.Equal((400, "INT006"), ((int)form.StatusCode, (await JsonAsync(form)).GetProperty("code").GetString()));

        using HttpResponseMessage unknown = await app.Http.PostAsync("api/workflows/no-such/runs", new StringContent("{}"));
        Assert.Equal((404, "INT001"), ((int)unknown.StatusCode, (await JsonAsync(unknown)).GetProperty("code").GetString()));

        using HttpResponseMessage unsigned = await app.Http.PostAsync($"api/hooks/{_workflow}/standard-webhooks", new StringContent("{}"));
        Assert.Equal((401, "INT014"), ((int)unsigned.StatusCode, (await JsonAsync(unsigned)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_reject_is_listed_looked_at_mended_and_sent_again_over_http()
    {
        await using DurableApp app = await StartAsync();
        using HttpResponseMessage rejected = await PostAsync(
            app, new StringContent("""{"ticket_id":"H-2","body":"b","customer_email":"x"}""", Encoding.UTF8, "application/json"));
        string rejectId = (await JsonAsync(rejected)).GetProperty("reject_id").GetString()!;

        JsonElement list = await GetAsync(app, $"api/rejects?workflow={_workflow}");
        JsonElement one = await GetAsync(app, $"api/rejects/{rejectId}");
        using HttpResponseMessage sent = await app.Http.PostAsync(
            $"api/rejects/{rejectId}/resubmit",
            new StringContent("""{"edits":[{"pointer":"/customer_email","value":"ann@example.com"}]}"""));

        Assert.Equal(rejectId, list.GetProperty("rejects")[0].GetProperty("reject").GetProperty("reject_id").GetString());
        Assert.Equal("x", one.GetProperty("item").GetProperty("customer_email").GetString());
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal("resubmitted", (await GetAsync(app, $"api/rejects/{rejectId}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_message_of_the_queue_becomes_a_run()
    {
        await using DurableApp app = await StartAsync();
        string message = JsonSerializer.Serialize(
            new { workflow = _workflow, item = JsonSerializer.Deserialize<JsonElement>(IntakeRig.Ticket("H-3")) });

        await app.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(StorageNames.WorkflowRequests).SendMessageAsync(message);

        await Eventually.HoldsAsync(() => _started.Count == 1, "the item's run");
    }

    private Task<DurableApp> StartAsync() => DurableApp.StartAsync(
        azurite, AzuriteFixture.NewName("hub"), Configure, typeof(IntakeFunctions), typeof(RejectsFunction), typeof(ResubmitFunction));

    private void Configure(FunctionsApplicationBuilder builder)
    {
        builder.Services.AddHosting().AddAudit().AddWorkflowContracts().AddIntake().AddDataContracts();
        builder.Services.Replace(ServiceDescriptor.Singleton<AskCatalog>((workflow, _) => Task.FromResult<CatalogVerdict>(
            workflow == _workflow ? new CatalogVerdict.Active(IntakeRig.ContractOf(workflow)) : new CatalogVerdict.Unknown())));
        builder.Services.AddSingleton<AdmitItem>(services => async (item, client, cancellation) =>
        {
            Assert.NotNull(client);
            ValidationOutcome outcome = await services.GetRequiredService<DataContractGate>()
                .ValidateAsync(IntakeRig.ContractOf(item.Workflow), item, cancellation);
            if (outcome is ValidationOutcome.Rejected rejected)
            {
                return new IntakeVerdict.Rejected(rejected.Record.RejectId, rejected.Record.Violations);
            }

            _started.Add(item.RunId);
            return new IntakeVerdict.Accepted(item.RunId);
        });
    }

    private Task<HttpResponseMessage> PostAsync(DurableApp app, HttpContent content) =>
        app.Http.PostAsync($"api/workflows/{_workflow}/runs", content);

    private static async Task<JsonElement> GetAsync(DurableApp app, string path)
    {
        using HttpResponseMessage answer = await app.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await JsonAsync(answer);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
}
