using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Approvals;
using FunctionApp.Approvals.Gates;
using FunctionApp.Audit;
using FunctionApp.DataContracts;
using FunctionApp.Effects;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.People;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Tests.Approvals;

/// <summary>The room Approvals on real storage; mails are kept in memory, events of runs in a list.</summary>
internal sealed partial class ApprovalsBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ContractPin _pin;
    private readonly List<NoticeMail> _mails;

    private ApprovalsBench(ServiceProvider services, ContractPin pin, ManualTimeProvider clock, List<NoticeMail> mails)
    {
        _services = services;
        _pin = pin;
        Clock = clock;
        _mails = mails;
        Client = new RaisedEvents();
    }

    public ManualTimeProvider Clock { get; }

    public RaisedEvents Client { get; }

    public string RunId { get; } = AzuriteFixture.NewName("run");

    public IReadOnlyList<NoticeMail> Mails => _mails;

    public GateStore Gates => Get<GateStore>();

    /// <summary>A contract whose step <c>approval</c> covers <c>reply</c>, changed as told.</summary>
    public static async Task<ApprovalsBench> StartAsync(
        string storage, Func<StepWork.Approve, StepWork.Approve>? change = null, RiskTier tier = RiskTier.Medium)
    {
        Dictionary<string, string?> settings = new()
        {
            ["AzureWebJobsStorage"] = storage,
            ["Handshake:WorkflowsFolder"] = Path.Combine(Repository.Root, "FunctionApp", "Workflows"),
            ["Handshake:PublicBaseUrl"] = "https://desk.example",
            ["Handshake:People:support-lead"] = "Sam <sam@shop.example>; Pia <pia@shop.example>",
        };
        ManualTimeProvider clock = new();
        List<NoticeMail> mails = [];
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging()
            .AddHosting()
            .AddAudit()
            .AddWorkflowContracts()
            .AddEffects()
            .AddSingleton<ReadFields>(_ => DeclaredFields.Read)
            .AddApprovals()
            .AddSingleton<SendNotice>((mail, _) =>
            {
                mails.Add(mail);
                return Task.FromResult<EffectReceipt>(new EffectReceipt.Applied("sent"));
            });
        ServiceProvider provider = services.BuildServiceProvider();
        foreach (IHostedService start in provider.GetServices<IHostedService>())
        {
            await start.StartAsync(default);
        }

        WorkflowDefinition shipped = TestContracts.Shipped();
        WorkflowDefinition contract = shipped with
        {
            RiskTier = tier,
            Steps = [.. shipped.Steps.Select(s => s.Do is StepWork.Approve a ? s with { Do = (change ?? (x => x))(a) } : s)],
        };
        ContractPin pin = await TestContracts.StoreAsync(provider.GetRequiredService<PinnedContracts>(), contract);
        return new(provider, pin, clock, mails);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens a gate and sends its first mails.</summary>
    public async Task<OpenGate> OpenAsync(
        ApprovalKind kind = ApprovalKind.Approve, string stepId = "approval", int round = 1, string? requester = null)
    {
        BlobRef payload = await PutAsync("effects/reply.json", new { body = "Dear Ann, it is on its way.", ticket_id = "T-1", to = "ann@example.com" });
        BlobRef record = await PutAsync("record.json", new { subject = "Where is it?", body = "My <b>parcel</b>?", customer_email = "ann@example.com", ticket_id = "T-1" });
        PreparedEffect reply = new("reply", "helpdesk", "reply", payload, [], true, false, "run.x.reply");
        OpenGateActivity activity = new(Get<AuditTrail>(), Gates, Get<PinnedContracts>(), Get<PeopleCatalog>(), Get<BlobVault>());
        Recorded<OpenGate> opened = await activity.RunAsync(
            new(Scope(), $"{stepId}.{round}", stepId, round, kind, Clock.GetUtcNow(), kind == ApprovalKind.Manual ? [] : [reply], [new("record", record)],
                [new("steps.classify.confidence", FactKind.Number, "0.62")], ["steps.classify.confidence"], requester,
                kind == ApprovalKind.Approve ? null : "support-lead"),
            default);
        await NotifyAsync(opened.Outcome.GateId, opened.Outcome.Notices);
        return opened.Outcome;
    }

    public async Task NotifyAsync(string gateId, IReadOnlyList<GateNotice> notices)
    {
        NotifyActivity activity = new(Get<AuditTrail>(), Get<GateNotices>(), Clock);
        foreach (GateNotice notice in notices)
        {
            await activity.RunAsync(new(Scope(), gateId, notice, 1), default);
        }
    }

    public async Task<ApprovalDecision> SettleAsync(string waiting, int ask, string gateId = "approval.1") =>
        (await new SettleGateActivity(Get<AuditTrail>(), Gates, Get<PeopleCatalog>(), Clock)
            .RunAsync(new(Scope(), gateId, waiting, ask), default)).Outcome;

    public async Task<T> ReadAsync<T>(BlobRef blob) =>
        JsonSerializer.Deserialize<T>((await Get<BlobVault>().GetAsync(blob, default)).Span, HandshakeJson.Wire)!;

    public RunScope Scope() => new(RunId, _pin, null, []);

    /// <summary>The path and query of the latest link that was mailed to a person.</summary>
    public string LinkOf(string name) => Link().Match(_mails.Last(m => m.ToName == name).Text).Groups[1].Value;

    public string CodeOf(string name) => Code().Match(_mails.Last(m => m.ToName == name).Text).Groups[1].Value;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task<BlobRef> PutAsync(string name, object value) => Get<BlobVault>().PutAsync(
        StorageNames.RunContents, $"{RunId}/{name}", CanonicalJson.Bytes(JsonSerializer.SerializeToElement(value)), "application/json", default);

    [GeneratedRegex(@"https://desk\.example(/\S+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"Code to type there: (\d{6})")]
    private static partial Regex Code();
}
