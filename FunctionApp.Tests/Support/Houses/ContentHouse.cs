using FunctionApp.Tests.Support.Servers;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A house whose channels are servers of the test, with a model of the test's choice or none.</summary>
internal sealed class ContentHouse : IAsyncDisposable
{
    private static readonly string[] Places = ["wordpress", "social", "newsletter", "slack"];

    public required House House { get; init; }

    public required HttpSink Channels { get; init; }

    public static async Task<ContentHouse> StartAsync(ModelStub? model = null)
    {
        HttpSink channels = await HttpSink.StartAsync();
        channels.Answer(r => new SinkAnswer(201, r.Path.Contains("chat.postMessage", StringComparison.Ordinal)
            ? """{"ok":true,"ts":"1.5"}"""
            : """{"id":77}"""));
        List<(string, string)> settings =
        [
            .. Places.SelectMany(c => new[]
            {
                ($"Handshake:Connectors:{c}:Url", channels.Address.ToString()),
                ($"Handshake:Connectors:{c}:AllowPrivate", "true"),
                ($"Handshake:Secrets:{c}-token", "s"),
            }),
            ("Handshake:Secrets:wordpress-user", "u"),
        ];
        if (model is not null)
        {
            settings.Add(("Handshake:Models:own-writer:Endpoint", model.Endpoint.ToString()));
            settings.Add(("Handshake:Models:own-writer:Deployment", "stub"));
        }

        return new() { House = await House.StartAsync([.. settings]), Channels = channels };
    }

    /// <summary>The link of the first question that was mailed.</summary>
    public async Task<string> QuestionAsync() => Links.ApprovalIn((await House.Mail.ReceivedAsync(1))[0]);

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Channels.DisposeAsync();
    }
}
