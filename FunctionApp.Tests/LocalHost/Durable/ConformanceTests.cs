using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Tests.Conformance;
using FunctionApp.Tests.Support;
using LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Durable;

/// <summary>Runs every scenario on this host, with live orchestrators and with replay at every step.</summary>
public sealed class ConformanceTests(ConformanceTests.Hosts hosts) : IClassFixture<ConformanceTests.Hosts>
{
    public static TheoryData<string, bool> Scenarios()
    {
        TheoryData<string, bool> data = [];
        foreach (Scenario scenario in Scenario.All)
        {
            data.Add(scenario.Name, false);
            data.Add(scenario.Name, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Behaves_as_documented(string name, bool alwaysReplay)
    {
        Scenario scenario = Scenario.All.Single(item => item.Name == name);
        using HttpResponseMessage answer = await hosts.Of(alwaysReplay).Http.PostAsync($"api/conformance/{name}", null);
        string observed = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {observed}");
        hosts.Keep(scenario, alwaysReplay, observed);
        Assert.Equal(JsonNode.Parse(scenario.Expected)!.ToJsonString(), JsonNode.Parse(observed)!.ToJsonString());
    }

    public sealed class Hosts : IAsyncLifetime
    {
        private readonly ConcurrentDictionary<string, object> _observed = new();
        private readonly AzuriteFixture _azurite = new();
        private DurableApp? _live;
        private DurableApp? _replaying;

        internal DurableApp Of(bool alwaysReplay) => (alwaysReplay ? _replaying : _live)!;

        public async Task InitializeAsync()
        {
            await _azurite.InitializeAsync();
            _live = await StartAsync(alwaysReplay: false);
            _replaying = await StartAsync(alwaysReplay: true);
        }

        public async Task DisposeAsync()
        {
            await _live!.DisposeAsync();
            await _replaying!.DisposeAsync();
            foreach (IGrouping<string, DocumentedRow> row in DocumentedRow.All.GroupBy(row => $"row {row.Row}"))
            {
                _observed[row.Key] = row.Select(item => new { item.What, item.ShownBy });
            }

            string file = Path.Combine(AppContext.BaseDirectory, "conformance.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new SortedDictionary<string, object>(_observed), JsonSerializerOptions.Web));
        }

        internal void Keep(Scenario scenario, bool alwaysReplay, string observed) =>
            _observed[$"{scenario.Name} ({(alwaysReplay ? "always replayed" : "live")})"] =
                new { scenario.Source, Observed = JsonNode.Parse(observed) };

        private Task<DurableApp> StartAsync(bool alwaysReplay) => DurableApp.StartAsync(
            _azurite,
            AzuriteFixture.NewName("hub"),
            builder => builder.Services.Configure<LocalHostOptions>(options => options.AlwaysReplay = alwaysReplay),
            [.. Scenario.Functions]);
    }
}
