using FunctionApp.Tests.LocalHost.Functions;
using FunctionApp.Tests.Support;
using LocalHost;
using LocalHost.Durable.Client;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Tests.LocalHost.Durable;

/// <summary>A host with durable functions on its own task hub; a second one on the same hub continues the first one's runs.</summary>
internal sealed class DurableApp(TestApp app) : IAsyncDisposable
{
    internal DurableTaskClient Client { get; } = app.Services.GetRequiredService<LocalDurableTaskClient>();

    internal IHost Host => app.Host;

    internal HttpClient Http => app.Client;

    internal IServiceProvider Services => app.Services;

    internal static Task<DurableApp> StartAsync(AzuriteFixture azurite, string hub, params Type[] functions) =>
        StartAsync(azurite, hub, _ => { }, functions);

    internal static async Task<DurableApp> StartAsync(
        AzuriteFixture azurite, string hub, Action<FunctionsApplicationBuilder> configure, params Type[] functions) =>
        new(await TestApp.StartAsync(
            builder =>
            {
                TestApp.Settings(("AzureWebJobsStorage", azurite.ConnectionString))(builder);
                builder.Services.Configure<LocalHostOptions>(options => options.HubName = hub);
                configure(builder);
            },
            functions));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
