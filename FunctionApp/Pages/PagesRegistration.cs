using FunctionApp.Audit;
using FunctionApp.Effects.Ledger;
using FunctionApp.Hosting;
using FunctionApp.Hosting.SignIn;
using FunctionApp.Pages.Inbox;
using FunctionApp.Pages.RunDocuments;
using FunctionApp.WorkflowContracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FunctionApp.Pages;

/// <summary>What the room Pages adds to the house.</summary>
public static class PagesRegistration
{
    /// <summary>Adds run documents, lists and pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.TryAddSingleton<PageSignIn>();
        services.TryAddSingleton<FormGuard>();
        return services
            .AddSingleton<ReceivedRuns>()
            .AddSingleton<InboxReader>()
            .AddSingleton(s => new RunDocumentReader(
                s.GetRequiredService<AuditTrail>(),
                s.GetRequiredService<PinnedContracts>(),
                s.GetRequiredService<EffectLedger>(),
                s.GetRequiredService<BlobVault>(),
                s.GetRequiredService<ReceivedRuns>()));
    }
}
