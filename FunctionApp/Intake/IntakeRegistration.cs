using FunctionApp.Hosting;
using FunctionApp.Intake.Documents;
using FunctionApp.Intake.Ticks;
using FunctionApp.Intake.Signatures;
using FunctionApp.WorkflowContracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Intake;

/// <summary>What the room Intake adds to the house.</summary>
public static class IntakeRegistration
{
    /// <summary>Adds the doors, the key rows, the sweep and the webhook profiles.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<AskCatalog>(s => s.GetRequiredService<ContractCatalog>().FindAsync)
        .AddSingleton<IntakeRecord>()
        .AddSingleton<Doors>()
        .AddSingleton<IntakeKeyStore>()
        .AddSingleton<PendingItems>()
        .AddSingleton<IntakeRejects>()
        .AddSingleton<Admission>()
        .AddSingleton<IntakeDesk>()
        .AddSingleton<IntakeAnswers>()
        .AddSingleton<WebhookProfiles>()
        .AddSingleton<WebhookGuard>()
        .AddSingleton(s => new IntakeHttp(Of<Doors>(s), Of<IntakeDesk>(s), Of<IntakeAnswers>(s)))
        .AddSingleton<DocumentItems>()
        .AddSingleton<ListWorkflows>(s => () => s.GetRequiredService<ContractCatalog>().Workflows)
        .AddSingleton<ScheduleMarks>()
        .AddSingleton<ScheduledItems>()
        .AddSingleton<DropContainer>()
        .AddSingleton<DroppedFiles>()
        .AddSingleton(s => new IntakeTick(
            Of<ListWorkflows>(s),
            Of<AskCatalog>(s),
            Of<ScheduledItems>(s),
            Of<DroppedFiles>(s),
            Of<ILogger<IntakeTick>>(s)))
        .AddSingleton(s => new IntakeUploads(Of<Doors>(s), Of<DocumentItems>(s), Of<IntakeDesk>(s), Of<IntakeAnswers>(s)))
        .AddSingleton(s => new IntakeWebhooks(Of<Doors>(s), Of<WebhookGuard>(s), Of<IntakeDesk>(s), Of<IntakeAnswers>(s)))
        .AddSingleton(s => new IntakeQueue(
            Of<Doors>(s), Of<IntakeDesk>(s), Of<IntakeRejects>(s), Of<BlobVault>(s), Of<ILogger<IntakeQueue>>(s)))
        .AddSingleton(s => new IntakePoison(
            Of<AskCatalog>(s), Of<IntakeRejects>(s), Of<IntakeRecord>(s), Of<BlobVault>(s), Of<ILogger<IntakePoison>>(s)))
        .AddSingleton(s => new IntakeSweep(
            Of<PendingItems>(s),
            Of<IntakeKeyStore>(s),
            Of<Admission>(s),
            Of<IntakeRecord>(s),
            Of<TimeProvider>(s),
            Of<ILogger<IntakeSweep>>(s)));

    private static T Of<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
