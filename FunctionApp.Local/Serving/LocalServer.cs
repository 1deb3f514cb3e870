using System.Globalization;
using System.Net.Sockets;
using Azure;
using LocalHost;
using LocalHost.Functions;
using LocalHost.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Local.Serving;

/// <summary>Serves the app on this machine until it is told to stop.</summary>
internal static class LocalServer
{
    public static async Task<int> RunAsync(string[] args)
    {
        AzuriteProcess? azurite = null;
        try
        {
            FunctionsApplicationBuilder builder = Program.CreateBuilder(args);
            if (LocalSettings.WantsOwnStorage(builder.Configuration))
            {
                azurite = await StartStorageAsync();
            }

            // What stops a start is said below in one sentence; the host's own log would bury it.
            builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
            LocalSettings.Complete(builder.Configuration, azurite?.ConnectionString);
            builder.Services.Configure<LocalHostOptions>(o => o.Endpoints = LocalEndpoints.Map);
            builder.Services.AddSingleton<SampleTickets>().AddSingleton<Outbox>().AddSingleton<DraftWriter>().AddHostedService<DropSync>();
            using IHost host = builder.Build();
            await host.StartAsync();
            Say(host.Services);
            await host.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
        finally
        {
            if (azurite is not null)
            {
                await azurite.DisposeAsync();
            }
        }
    }

    private static Task<AzuriteProcess> StartStorageAsync()
    {
        bool usual = FreePorts.AreFree(10000, 10001, 10002);
        AzuriteOptions options = new()
        {
            CacheFolder = LocalFolders.Azurite,
            DataFolder = LocalFolders.Storage,
            BlobPort = usual ? 10000 : 0,
            QueuePort = usual ? 10001 : 0,
            TablePort = usual ? 10002 : 0,
        };
        return AzuriteProcess.StartAsync(options, Console.WriteLine);
    }

    private static void Say(IServiceProvider services)
    {
        Uri address = services.GetRequiredService<HostAddress>().BaseAddress;
        string port = address.Port.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine();
        Console.WriteLine("Handshake runs.");
        Console.WriteLine($"  Open        http://localhost:{port}/            send a sample ticket, see what happens");
        Console.WriteLine($"  Outbox      http://localhost:{port}/local/outbox mails and sandboxed effects");
        Console.WriteLine($"  Drafts by   {services.GetRequiredService<DraftWriter>().Name}");
        Console.WriteLine($"  Data        {LocalFolders.Root}");
        Console.WriteLine("  Stop        Ctrl+C");
        Console.WriteLine();
    }

    /// <summary>What went wrong at start, in one sentence; null for what nobody foresaw.</summary>
    private static string? Sentence(Exception e) => e switch
    {
        LocalHostStartException or AzuriteStartException => e.Message,
        RequestFailedException { Status: 0 } or AggregateException { InnerException: RequestFailedException or SocketException } =>
            "The storage account that AzureWebJobsStorage names does not answer: start it, correct the setting, or remove the setting to use the storage that comes along.",
        RequestFailedException failed =>
            $"The storage account that AzureWebJobsStorage names refused the request ({failed.Status} {failed.ErrorCode}): check its key and name.",
        _ => null,
    };
}
