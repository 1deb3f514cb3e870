using Azure.Core;
using Azure.Identity;
using FunctionApp.Effects.Connectors;
using FunctionApp.Effects.Ledger;
using FunctionApp.Effects.Mail;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Hosting.Outgoing;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionApp.Effects;

/// <summary>What the room Effects adds to the house.</summary>
public static class EffectsRegistration
{
    /// <summary>Adds the ledger, the connectors and the way out for mail.</summary>
    public static IServiceCollection AddEffects(this IServiceCollection services)
    {
        services.TryAddSingleton<OutgoingHttp>();
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services
            .AddSingleton<EffectLedger>()
            .AddSingleton<ConnectorCatalog>()
            .AddSingleton<EffectComposer>()
            .AddSingleton<SandboxStore>()
            .AddSingleton<Secrets>()
            .AddSingleton<TokenStore>()
            .AddSingleton<Credentials>()
            .AddSingleton<HttpExchange>()
            .AddSingleton<VendorRates>()
            .AddSingleton<EffectAlerts>()
            .AddSingleton<ConnectorHealth>()
            .AddSingleton<MailMessages>()
            .AddSingleton<MailApi>()
            .AddSingleton<MailTransport>()
            .AddSingleton<Notices>()
            .AddSingleton<HttpConnector>()
            .AddSingleton<SourceReader>()
            .AddSingleton<IConnector>(s => s.GetRequiredService<HttpConnector>())
            .AddSingleton<IConnector, SmtpConnector>()
            .AddSingleton<IConnector, TableConnector>()
            .AddSingleton<IConnector, QueueConnector>()
            .AddSingleton<IConnector, SandboxConnector>()
            .AddSingleton<ConnectorSet>();
        return services
            .AddSingleton(s => new EffectActs(
                s.GetRequiredService<PinnedContracts>(),
                s.GetRequiredService<ConnectorCatalog>(),
                s.GetRequiredService<ConnectorSet>(),
                s.GetRequiredService<EffectLedger>(),
                s.GetRequiredService<VendorRates>(),
                s.GetRequiredService<ContractSwitches>(),
                s.GetRequiredService<BlobVault>(),
                s.GetRequiredService<EffectAlerts>(),
                s.GetRequiredService<ConnectorHealth>()))
            .AddSingleton(s => new DoubtResolver(
                s.GetRequiredService<PinnedContracts>(),
                s.GetRequiredService<ConnectorCatalog>(),
                s.GetRequiredService<ConnectorSet>(),
                s.GetRequiredService<EffectLedger>(),
                s.GetRequiredService<BlobVault>(),
                s.GetRequiredService<TimeProvider>()))
            .AddSingleton<AskSource>(s => s.GetRequiredService<SourceReader>().AskAsync)
            .AddSingleton<EraseRun>(s => s.GetRequiredService<SandboxStore>().EraseAsync)
            .AddSingleton<SendNotice>(s => s.GetRequiredService<Notices>().SendAsync);
    }
}
