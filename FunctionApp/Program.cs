using FunctionApp.Approvals;
using FunctionApp.Audit;
using FunctionApp.DataContracts;
using FunctionApp.Effects;
using FunctionApp.Enrichment;
using FunctionApp.Hosting;
using FunctionApp.Intake;
using FunctionApp.Kpis;
using FunctionApp.Orchestration;
using FunctionApp.Pages;
using FunctionApp.Steps;
using FunctionApp.WorkflowContracts;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FunctionApp;

/// <summary>The house, its rooms in the order an item passes through them.</summary>
public static class Program
{
    /// <summary>Runs the app on the Functions host.</summary>
    public static void Main(string[] args) => CreateBuilder(args).Build().Run();

    /// <summary>The app with all its rooms, not yet built.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Configuration.AddInMemoryCollection(PlatformSettings.Over(builder.Configuration));
        builder.Services
            .AddHosting()
            .AddWorkflowContracts()
            .AddIntake()
            .AddDataContracts()
            .AddEnrichment()
            .AddOrchestration()
            .AddSteps()
            .AddApprovals()
            .AddEffects()
            .AddAudit()
            .AddKpis()
            .AddPages();
        return builder;
    }
}
