using Azure.Core;
using System.Text.Json;
using Azure.Data.Tables;
using FunctionApp.Audit;
using FunctionApp.Effects;
using FunctionApp.Effects.Ledger;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Tests.Effects;

/// <summary>The room Effects on real storage, with a small contract: one effect on a helpdesk, one paid once per invoice.</summary>
internal sealed class EffectsBench : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ContractPin _pin;

    private EffectsBench(ServiceProvider services, ContractPin pin, ManualTimeProvider clock)
    {
        _services = services;
        _pin = pin;
        Clock = clock;
    }

    public ManualTimeProvider Clock { get; }

    public string RunId { get; } = AzuriteFixture.NewName("run");

    public EffectLedger Ledger => Get<EffectLedger>();

    public static async Task<EffectsBench> StartAsync(
        string storage, string? helpdesk = null, Dictionary<string, string?>? more = null, TokenCredential? identity = null)
    {
        Dictionary<string, string?> settings = new(more ?? [])
        {
            ["AzureWebJobsStorage"] = storage,
            ["Handshake:WorkflowsFolder"] = Path.Combine(Repository.Root, "FunctionApp", "Workflows"),
            ["Handshake:Connectors:helpdesk:Url"] = helpdesk,
            ["Handshake:Secrets:helpdesk-token"] = "s3cret-token",
        };
        settings.TryAdd("Handshake:Connectors:helpdesk:AllowPrivate", "true");
        ManualTimeProvider clock = new();
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging()
            .AddHosting()
            .AddAudit()
            .AddWorkflowContracts()
            .AddEffects();
        if (identity is not null)
        {
            services.AddSingleton(identity);
        }

        ServiceProvider provider = services.BuildServiceProvider();
        foreach (IHostedService start in provider.GetServices<IHostedService>())
        {
            await start.StartAsync(default);
        }

        return new(provider, await TestContracts.StoreAsync(provider.GetRequiredService<PinnedContracts>(), Contract()), clock);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<PreparedEffect> PrepareAsync(string stepId, object record, string? runId = null, bool undo = false, params Fact[] facts)
    {
        string run = runId ?? RunId;
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(record);
        BlobRef stored = await Get<BlobVault>().PutAsync(StorageNames.RunContents, $"{run}/record.json", bytes, "application/json", default);
        return await Get<EffectComposer>().ComposeAsync(new(Scope(run), stepId, 1, -1, [new("record", stored)], facts), undo, default);
    }

    public Task<EffectReceipt> ApplyAsync(
        PreparedEffect effect, int attempt = 1, string? runId = null, string? approved = null, string owner = "owner", params Fact[] receipts) =>
        Get<EffectActs>().ApplyAsync(
            new(Scope(runId ?? RunId), effect, attempt, approved, receipts, effect.IdempotencyKey.EndsWith(".undo", StringComparison.Ordinal)),
            owner,
            default);

    public Task<EffectReceipt> ResolveAsync(PreparedEffect effect, string? answer = null) =>
        Get<DoubtResolver>().ResolveAsync(new(Scope(RunId), effect, 1, [], answer, answer is null ? null : "olga"), "resolver", default);

    public RunScope Scope(string runId) => new(runId, _pin, null, []);

    public async Task<EffectState> StateAsync(string stepId) =>
        (await Ledger.ReadRunAsync(RunId, default)).Single(e => e.StepId == stepId && !e.Compensates).State;

    /// <summary>Leaves a row as an owner would that died right after writing it.</summary>
    public Task LoseOwnerAsync(PreparedEffect effect) => Ledger.ClaimAsync(
        new(LedgerAddress.Of(effect, RunId, _pin.ContractId), RunId, effect.StepId, effect.Connector, effect.Operation,
            effect.IdempotencyKey, effect.Payload.Sha256, 1, "lost", TimeSpan.FromSeconds(20), false, false),
        default);

    public TableClient Table(string name) => Get<TableServiceClient>().GetTableClient(name);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static WorkflowDefinition Contract()
    {
        StepDefinition Effect(string id, string operation, DoubtResolution by, IdempotencyDefinition scope, CompensationDefinition? undo = null) => new(
            id, "support-lead", new StepWork.Effect(
                "helpdesk", operation,
                [
                    new("ticket_id", From: "record.ticket_id"),
                    new("to", From: "record.to"),
                    new("body.text", Template: "Dear {{record.name}}, {{record.text}}"),
                ],
                scope, Compensation: undo, InDoubt: new(by, TimeSpan.FromHours(1), "operations-lead")));
        return TestContracts.Shipped() with
        {
            Steps =
            [
                Effect("reply", "reply", DoubtResolution.Lookup, new(IdempotencyScope.Run)),
                Effect("resent", "reply", DoubtResolution.TargetHonoursKey, new(IdempotencyScope.Run)),
                Effect("asked", "reply", DoubtResolution.Person, new(IdempotencyScope.Run)),
                Effect("pay", "reply", DoubtResolution.Person, new(IdempotencyScope.BusinessKey, ["record.ticket_id"])),
                Effect("assign", "assign", DoubtResolution.Person, new(IdempotencyScope.Run),
                    new("unassign", [new("ticket_id", From: "record.ticket_id"), new("was", From: "receipts.assign.external_ref")])),
                new("note", "support-lead", new StepWork.Effect(
                    "helpdesk", "reply",
                    [new("ticket_id", From: "record.ticket_id"), new("ref", From: "receipts.reply.external_ref")],
                    new(IdempotencyScope.Run))),
            ],
            Limits = null,
        };
    }
}
