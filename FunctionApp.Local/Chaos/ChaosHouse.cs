using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using FunctionApp.Local.Crashes;
using LocalHost.Storage;

namespace FunctionApp.Local.Chaos;

/// <summary>A host in a process of its own, with its vendors, its mail server and its storage account, all of which outlive it.</summary>
internal sealed class ChaosHouse : IAsyncDisposable
{
    /// <summary>The task hub of every chaos run; what is written to its tables is history.</summary>
    public const string Hub = "chaos";

    // Longer than any lease and any call may take: whoever was lost is known to be lost when the host is back.
    private const int DownSeconds = 300;
    private const int SpeedAfter = 20;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly string[] Connectors =
        ["helpdesk", "crm", "books", "wordpress", "slack", "hubspot", "social", "newsletter"];

    private readonly string? _program;
    private readonly TextWriter _complaints;
    private readonly string _settings;
    private CrashProcess? _process;

    private ChaosHouse(string? program, TextWriter complaints, ChaosRelay relay, VendorSink vendors, MailSink mails, string workflows)
    {
        (_program, _complaints, Relay, Vendors, Mails) = (program, complaints, relay, vendors, mails);
        _settings = JsonSerializer.Serialize(Settings(workflows));
    }

    public ChaosRelay Relay { get; }

    public VendorSink Vendors { get; }

    public MailSink Mails { get; }

    public HttpClient Client { get; private set; } = new();

    /// <summary>Whether the host was ended; it is back after <see cref="ReturnAsync"/>.</summary>
    public bool IsDown { get; private set; }

    public static async Task<ChaosHouse> OpenAsync(
        string? program, StorageConnection storage, ChaosPoints points, string workflows, TextWriter complaints)
    {
        ChaosRelay relay = await ChaosRelay.StartAsync(storage, points);
        ChaosHouse house = new(program, complaints, relay, await VendorSink.StartAsync(points), new(points), workflows);
        points.Kill = house.KillAsync;
        await house.StartAsync("0", "1");
        TableClient orders = storage.Tables.GetTableClient("orders");
        await orders.CreateIfNotExistsAsync();
        foreach (string number in (string[])["PO-7001", "PO-7002", "PO-7003"])
        {
            await orders.AddEntityAsync(new TableEntity("open", number) { ["status"] = "ordered" });
        }

        return house;
    }

    /// <summary>Starts the host again, some minutes later by its clock.</summary>
    public async Task ReturnAsync()
    {
        await StartAsync(DownSeconds.ToString(CultureInfo.InvariantCulture), SpeedAfter.ToString(CultureInfo.InvariantCulture));
        IsDown = false;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process?.Dispose();
        await Relay.DisposeAsync();
        await Vendors.DisposeAsync();
        await Mails.DisposeAsync();
    }

    private async Task StartAsync(string ahead, string speed)
    {
        _process?.Dispose();
        _process = CrashProcess.Start(_program, [ChaosChild.Verb, _settings, ahead, speed], null, _complaints);
        Uri address = await _process.Ready.WaitAsync(StartLimit)
            ?? throw new InvalidOperationException("the host died before it listened");
        Client.Dispose();
        Client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    private async Task KillAsync()
    {
        IsDown = true;
        await _process!.KillAsync();
    }

    private Dictionary<string, string?> Settings(string workflows)
    {
        Dictionary<string, string?> settings = new()
        {
            ["AzureWebJobsStorage"] = Relay.ConnectionString,
            ["Handshake:Auth"] = "off",
            ["Handshake:PublicBaseUrl"] = "http://chaos.local",
            ["Handshake:WorkflowsFolder"] = workflows,
            ["Handshake:Smtp:Host"] = "127.0.0.1",
            ["Handshake:Smtp:Port"] = Mails.Port.ToString(CultureInfo.InvariantCulture),
            ["Handshake:Smtp:Tls"] = "false",
            ["Handshake:Secrets:books-tenant"] = "tenant",
            ["Handshake:Secrets:wordpress-user"] = "user",
        };
        foreach (string connector in Connectors)
        {
            settings[$"Handshake:Connectors:{connector}:Url"] = Vendors.Address.ToString();
            settings[$"Handshake:Connectors:{connector}:AllowPrivate"] = "true";
            settings[$"Handshake:Secrets:{connector}-token"] = "token";
        }

        return settings;
    }
}
