using System.Diagnostics;
using System.Globalization;
using FunctionApp.Tests.Support;
using LocalHost.Storage;

namespace FunctionApp.Tests.LocalHost.Storage;

/// <summary>A process of its own that owns an Azurite, and can be killed without killing the tests.</summary>
internal sealed class AzuriteOwner : IDisposable
{
    private const string Script = """
        const keeper = require('child_process').spawn(process.execPath, process.argv.slice(2), { stdio: ['pipe', 'pipe', 'ignore'] });
        keeper.stdout.pipe(process.stdout);
        """;

    private static readonly Uri Nowhere = new("http://127.0.0.1:1");
    private readonly Process _process;
    private readonly string _data;

    private AzuriteOwner(Process process, string data)
    {
        _process = process;
        _data = data;
    }

    internal string ConnectionString { get; private set; } = "";

    public void Dispose() => _process.Dispose();

    internal static async Task<AzuriteOwner> StartAsync(AzuriteOptions options, TempFolder folder)
    {
        string program = await new AzuriteInstall(options.CacheFolder, _ => { }, TimeProvider.System).EnsureAsync(CancellationToken.None);
        string script = folder.File("owner.js", Script);
        AzuriteOwner owner = new(NodeProgram.Node([script, AzuriteInstall.Keeper, program, .. options.Arguments()]), options.DataFolder!);
        owner.ConnectionString = EmulatorAccount.ConnectionString(Nowhere, Nowhere, await owner.TableAddressAsync());
        return owner;
    }

    /// <summary>Kills the owner alone, and waits until its Azurite has ended by itself.</summary>
    internal async Task KillAsync()
    {
        string id = await File.ReadAllTextAsync(Path.Combine(_data, "keeper.pid"));
        using Process keeper = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
        _process.Kill();
        await keeper.WaitForExitAsync().WaitAsync(Eventually.Cap);
    }

    private async Task<Uri> TableAddressAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Azurite Table service is successfully listening at ", StringComparison.Ordinal))
            {
                return new Uri(line[(line.LastIndexOf(' ') + 1)..]);
            }
        }

        throw new InvalidOperationException("Azurite did not start.");
    }
}
