using FunctionApp.Tests.Support.Servers;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A house whose CRM and team chat are servers of the test.</summary>
internal sealed class SalesHouse : IAsyncDisposable
{
    private static readonly string[] Systems = ["crm", "hubspot", "slack"];

    public required House House { get; init; }

    public required HttpSink Tools { get; init; }

    /// <summary>What the CRM knows, by the path and query that ask for it.</summary>
    public Dictionary<string, string> Known { get; } = [];

    public IEnumerable<SinkRequest> Contacts => Tools.Requests.Where(r => r.Path.EndsWith("/batch/upsert", StringComparison.Ordinal));

    public IEnumerable<SinkRequest> Notes => Tools.Requests.Where(r => r.Path.EndsWith("/chat.postMessage", StringComparison.Ordinal));

    public IEnumerable<SinkMail> Answers => House.Mail.Mails.Where(m => m.Text.Contains("Birch & Bay trade desk", StringComparison.Ordinal)
        && !m.Text.Contains("/api/approvals/", StringComparison.Ordinal));

    public static async Task<SalesHouse> StartAsync(params (string Name, string Value)[] more)
    {
        HttpSink tools = await HttpSink.StartAsync();
        List<(string, string)> settings =
        [
            .. Systems.SelectMany(c => new[]
            {
                ($"Handshake:Connectors:{c}:Url", tools.Address.ToString()),
                ($"Handshake:Connectors:{c}:AllowPrivate", "true"),
                ($"Handshake:Secrets:{c}-token", "s"),
            }),
            .. more,
        ];
        SalesHouse sales = new() { House = await House.StartAsync([.. settings]), Tools = tools };
        tools.Answer(r => r.Method == "GET"
            ? new SinkAnswer(200, sales.Known.FirstOrDefault(k => $"{r.Path}{r.Query}".Contains(k.Key, StringComparison.Ordinal)).Value
                ?? """{"customers":[],"companies":[],"contacts":[]}""")
            : new SinkAnswer(200, r.Path.Contains("chat.", StringComparison.Ordinal)
                ? """{"ok":true,"ts":"1.5"}"""
                : """{"results":[{"id":"501"}]}"""));
        return sales;
    }

    /// <summary>The link of the first question that was mailed.</summary>
    public async Task<string> QuestionAsync() => Links.ApprovalIn((await House.Mail.ReceivedAsync(1))[0]);

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Tools.DisposeAsync();
    }
}
