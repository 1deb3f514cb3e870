using LocalHost;
using LocalHost.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Tests.LocalHost.Functions;

/// <summary>A host that runs the functions of the given classes on a free port.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly IHost _host;

    private TestApp(IHost host)
    {
        _host = host;
        Client = new HttpClient { BaseAddress = host.Services.GetRequiredService<HostAddress>().BaseAddress };
    }

    internal HttpClient Client { get; }

    internal IServiceProvider Services => _host.Services;

    internal IHost Host => _host;

    internal static Task<TestApp> StartAsync(params Type[] functions) => StartAsync(_ => { }, functions);

    internal static async Task<TestApp> StartAsync(Action<FunctionsApplicationBuilder> configure, params Type[] functions)
    {
        IHost host = Build(configure, functions);
        try
        {
            await host.StartAsync();
            return new TestApp(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    internal static IHost Build(Action<FunctionsApplicationBuilder> configure, params Type[] functions)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication
            .CreateBuilder(["--LocalHost:Port=0", "--LocalHost:ReadLocalSettings=false", "--Logging:LogLevel:Default=None"])
            .ConfigureFunctionsWebApplication();
        builder.Services.Configure<LocalHostOptions>(options =>
        {
            foreach (Type type in functions)
            {
                options.FunctionClasses.Add(type);
            }
        });
        configure(builder);
        return builder.Build();
    }

    internal static Action<FunctionsApplicationBuilder> Settings(params (string Name, string Value)[] settings) =>
        builder => builder.Configuration.AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));

    internal Task StopAsync(CancellationToken hurry = default) => _host.StopAsync(hurry);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
