using FunctionApp.Approvals.Gates;
using FunctionApp.Approvals.Tokens;
using FunctionApp.Approvals.Views;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.People;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Approvals;

/// <summary>What the room Approvals adds to the house.</summary>
public static class ApprovalsRegistration
{
    /// <summary>Adds gates, links, mails and the door behind them.</summary>
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.TryAddSingleton<PeopleCatalog>();
        services
            .AddSingleton<GateStore>()
            .AddSingleton<TokenStore>()
            .AddSingleton<PayloadEdits>()
            .AddSingleton<ManualWork>()
            .AddSingleton<EffectViews>()
            .AddSingleton<GateViewReader>()
            .AddSingleton<GateDesk>()
            .AddSingleton<GateEventSender>()
            .AddSingleton<GuessLimit>();
        return services
            .AddSingleton<EraseRun>(s => s.GetRequiredService<GateStore>().EraseAsync)
            .AddSingleton(s => new GateNotices(
                s.GetRequiredService<GateStore>(),
                s.GetRequiredService<TokenStore>(),
                s.GetRequiredService<GateViewReader>(),
                s.GetRequiredService<PeopleCatalog>(),
                s.GetRequiredService<SendNotice>(),
                s.GetRequiredService<IConfiguration>()))
            .AddSingleton(s => new GateReconciler(
                s.GetRequiredService<GateStore>(),
                s.GetRequiredService<GateEventSender>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<GateReconciler>>()))
            .AddSingleton(s => new DeskDoor(
                s.GetRequiredService<GateStore>(),
                s.GetRequiredService<GateViewReader>(),
                s.GetRequiredService<GateDesk>(),
                s.GetRequiredService<GateEventSender>(),
                s.GetRequiredService<PeopleCatalog>(),
                s.GetRequiredService<TimeProvider>()))
            .AddSingleton(s => new ApprovalDoor(
                s.GetRequiredService<GateStore>(),
                s.GetRequiredService<TokenStore>(),
                s.GetRequiredService<GateViewReader>(),
                s.GetRequiredService<GateDesk>(),
                s.GetRequiredService<GateEventSender>(),
                s.GetRequiredService<PeopleCatalog>(),
                s.GetRequiredService<GuessLimit>(),
                s.GetRequiredService<TimeProvider>()));
    }
}
