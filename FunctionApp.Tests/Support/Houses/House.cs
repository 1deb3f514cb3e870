using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Determinism;
using FunctionApp.Tests.Support.Servers;
using LocalHost;
using LocalHost.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>The whole app on LocalHost, with a storage account, a mail server and a helpdesk of its own, and a clock moved by hand.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly HouseSettings _settings;
    private readonly string? _scenario;
    private IHost _host;

    private House(HouseSettings settings, IHost host, string? scenario)
    {
        _settings = settings;
        _scenario = scenario;
        _host = host;
        Client = Connect(host);
    }

    public HttpClient Client { get; private set; }

    public ManualTimeProvider Clock => _settings.Clock;

    public SmtpSink Mail => _settings.Mail;

    public HttpSink Helpdesk => _settings.Helpdesk;

    public IServiceProvider Services => _host.Services;

    public static async Task<House> StartAsync(params (string Name, string Value)[] settings)
    {
        string? scenario = Histories.CallingScenario();
        HouseSettings own = await HouseSettings.NewAsync(settings);
        return new(own, await StartHostAsync(own), scenario);
    }

    /// <summary>A house with some parts of its host replaced, such as who it signs in as.</summary>
    public static async Task<House> StartWithAsync(Action<IServiceCollection> parts, params (string Name, string Value)[] settings)
    {
        string? scenario = Histories.CallingScenario();
        HouseSettings own = await HouseSettings.NewAsync(settings);
        own.Parts = parts;
        return new(own, await StartHostAsync(own), scenario);
    }

    /// <summary>Stops the host as a redeployment does, and starts it again on the same storage.</summary>
    public async Task RestartAsync()
    {
        await StopHostAsync();
        _host = await StartHostAsync(_settings);
        Client = Connect(_host);
    }

    /// <summary>POSTs an item to a workflow's door.</summary>
    public async Task<HttpResponseMessage> PostAsync(string workflow, JsonNode item, string? key = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"api/workflows/{workflow}/runs")
        {
            Content = new StringContent(item.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>POSTs an item that must be taken; gives its run id.</summary>
    public async Task<string> BeginAsync(string workflow, JsonNode item)
    {
        using HttpResponseMessage answer = await PostAsync(workflow, item);
        string body = await answer.Content.ReadAsStringAsync();
        Xunit.Assert.True((int)answer.StatusCode == 202, $"{(int)answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!["run_id"]!.GetValue<string>();
    }

    /// <summary>The run document.</summary>
    public async Task<JsonElement> RunAsync(string runId)
    {
        using HttpResponseMessage answer = await Client.GetAsync($"api/runs/{runId}");
        using JsonDocument document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>Waits until the run document says so.</summary>
    public Task<JsonElement> UntilStateAsync(string runId, params string[] states) =>
        UntilAsync(runId, run => run.TryGetProperty("state", out JsonElement s) && states.Contains(s.GetString()), string.Join('|', states));

    /// <summary>Waits until the run document fits.</summary>
    public async Task<JsonElement> UntilAsync(string runId, Func<JsonElement, bool> fits, string what)
    {
        JsonElement last = default;
        try
        {
            await Eventually.HoldsAsync(async () => fits(last = await RunAsync(runId)), what, TimeSpan.FromSeconds(120));
        }
        catch (Xunit.Sdk.XunitException e)
        {
            throw new Xunit.Sdk.XunitException($"{e.Message}\n{last}");
        }

        return last;
    }

    /// <summary>Moves the clock until the run document says so.</summary>
    public async Task MoveUntilStateAsync(string runId, string state, TimeSpan step, TimeSpan atMost)
    {
        JsonElement last = default;
        try
        {
            await Clock.AdvanceUntilAsync(
                async () => (last = await RunAsync(runId)).GetProperty("state").GetString() == state, step, atMost, state);
        }
        catch (Xunit.Sdk.XunitException e)
        {
            throw new Xunit.Sdk.XunitException($"{e.Message}\n{last}");
        }
    }

    /// <summary>Replays every run once more from its first event to its last, and closes the house.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Histories.ReplayAllAsync(_host, _scenario);
        }
        finally
        {
            await StopHostAsync();
            await _settings.DisposeAsync();
        }
    }

    private static HttpClient Connect(IHost host) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = host.Services.GetRequiredService<HostAddress>().BaseAddress,
        };

    private static async Task<IHost> StartHostAsync(HouseSettings settings)
    {
        FunctionsApplicationBuilder builder = Program.CreateBuilder(
            ["--LocalHost:Port=0", "--LocalHost:ReadLocalSettings=false", "--Logging:LogLevel:Default=None"]);
        builder.Configuration.AddInMemoryCollection(settings.Values);
        builder.Services.AddSingleton<TimeProvider>(settings.Clock);
        settings.Parts(builder.Services);
        builder.Services.Configure<LocalHostOptions>(options =>
        {
            options.AlwaysReplay = true;
            options.QueuePollInterval = TimeSpan.FromMilliseconds(20);
        });
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task StopHostAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
