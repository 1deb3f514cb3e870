using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.DataContracts;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Intake;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;
using LocalHost.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionApp.Tests.Intake;

/// <summary>Both rooms on real storage; behind the door stands the real gate and a list of the runs that were started.</summary>
internal sealed class IntakeRig : IAsyncDisposable
{
    internal const string Secret = "a secret of this shop, long enough";

    private readonly ServiceProvider _services;
    private readonly StorageConnection _storage;

    private IntakeRig(string connectionString)
    {
        _storage = new StorageConnection(connectionString);
        ServiceCollection services = new();
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(
            [
                KeyValuePair.Create("AzureWebJobsStorage", (string?)connectionString),
                KeyValuePair.Create("Handshake:Secrets:support-webhook", (string?)Secret),
            ]).Build();
        services.AddLogging().AddSingleton(settings).AddSingleton<TimeProvider>(Clock);
        services.AddHosting().AddAudit().AddIntake().AddDataContracts();
        services.Replace(ServiceDescriptor.Singleton<AskCatalog>((workflow, _) => Task.FromResult(Catalog(workflow))));
        services.AddSingleton<AdmitItem>((item, _, cancellation) => AdmitAsync(item, cancellation));
        _services = services.BuildServiceProvider();
    }

    internal string Workflow { get; } = AzuriteFixture.NewName("w");

    internal ManualTimeProvider Clock { get; } = new();

    internal ConcurrentDictionary<string, string> Runs { get; } = new();

    /// <summary>What the catalogue says of the workflow instead of its contract.</summary>
    internal CatalogVerdict? Verdict { get; set; }

    /// <summary>How often admission still fails before it works.</summary>
    internal int Outages { get; set; }

    internal static async Task<IntakeRig> OnAsync(string connectionString)
    {
        IntakeRig rig = new(connectionString);
        foreach (string table in StorageNames.Tables)
        {
            await rig._storage.Tables.CreateTableIfNotExistsAsync(table);
        }

        foreach (string container in StorageNames.Containers)
        {
            await rig._storage.Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync();
        }

        await rig._storage.Queues().GetQueueClient(StorageNames.ContractRejectsQueue).CreateIfNotExistsAsync();
        return rig;
    }

    internal T Of<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal static string Ticket(string id, string body = "Where is my parcel?") =>
        JsonSerializer.Serialize(new { ticket_id = id, body, customer_email = "ann@example.com" });

    internal Task<Answer> PostAsync(string body, params string[] headers) =>
        PostAsync(Encoding.UTF8.GetBytes(body), ["Content-Type: application/json", .. headers]);

    internal Task<Answer> PostAsync(byte[] body, params string[] headers) => AnswerAsync(
        body, headers, request => Of<IntakeHttp>().TakeAsync(request, Workflow, null!, CancellationToken.None));

    internal Task<Answer> HookAsync(string profile, string body, params string[] headers) => AnswerAsync(
        Encoding.UTF8.GetBytes(body),
        ["Content-Type: application/json", .. headers],
        request => Of<IntakeWebhooks>().TakeAsync(request, Workflow, profile, null!, CancellationToken.None));

    internal Task<Answer> ResubmitAsync(string rejectId, string body) => AnswerAsync(
        Encoding.UTF8.GetBytes(body),
        [],
        request => new ResubmitFunction(Of<RejectResubmission>()).ResubmitAsync(request, rejectId, null!, CancellationToken.None));

    internal async Task<IReadOnlyList<KeptReject>> RejectsAsync() =>
        (await Of<RejectStore>().ListAsync(Workflow, null, 100, CancellationToken.None)).Rejects;

    internal async Task<IReadOnlyList<RunEvent>> RecordAsync() =>
        [.. (await Of<AuditTrail>().ReadAsync($"{Workflow}:{Clock.GetUtcNow():yyyyMMdd}", CancellationToken.None)).Entries.Select(e => e.Event)];

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private CatalogVerdict Catalog(string workflow) =>
        workflow != Workflow ? new CatalogVerdict.Unknown() : Verdict ?? new CatalogVerdict.Active(ContractOf(workflow));

    internal static PinnedContract ContractOf(string workflow)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Workflows", "support-reply", "1.0.0", "workflow.yaml");
        WorkflowDefinition definition = AuthoredFile.Read<WorkflowDefinition>(File.ReadAllText(path), path).Required();
        return new(new(workflow, "1.0.0", new string('a', 64)), definition, new Dictionary<string, ReadOnlyMemory<byte>>());
    }

    private async Task<IntakeVerdict> AdmitAsync(IntakeEvent item, CancellationToken cancellation)
    {
        if (Outages-- > 0)
        {
            throw new InvalidOperationException("the engine is away");
        }

        return Catalog(item.Workflow) switch
        {
            CatalogVerdict.Active active => await Of<DataContractGate>().ValidateAsync(active.Contract, item, cancellation) switch
            {
                ValidationOutcome.Rejected rejected =>
                    new IntakeVerdict.Rejected(rejected.Record.RejectId, rejected.Record.Violations),
                _ => Runs.TryAdd(item.RunId, item.Payload.Sha256)
                    ? new IntakeVerdict.Accepted(item.RunId)
                    : new IntakeVerdict.Duplicate(item.RunId),
            },
            CatalogVerdict.Blocked blocked => new IntakeVerdict.Blocked(blocked.Reasons),
            _ => new IntakeVerdict.UnknownSource("INT001", "gone"),
        };
    }

    private async Task<Answer> AnswerAsync(byte[] body, string[] headers, Func<HttpRequest, Task<IResult>> take)
    {
        DefaultHttpContext context = new() { RequestServices = _services };
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(body);
        foreach (string[] header in headers.Select(h => h.Split(": ", 2)))
        {
            context.Request.Headers.Append(header[0], header[1]);
        }

        using MemoryStream answer = new();
        context.Response.Body = answer;
        await (await take(context.Request)).ExecuteAsync(context);
        using JsonDocument json = JsonDocument.Parse(answer.ToArray());
        return new(context.Response.StatusCode, json.RootElement.Clone(), context.Response.Headers.Location.ToString());
    }
}

/// <summary>An answer of a door.</summary>
internal sealed record Answer(int Status, JsonElement Body, string Location)
{
    internal string? Text(string member) => Body.TryGetProperty(member, out JsonElement value) ? value.ToString() : null;
}
