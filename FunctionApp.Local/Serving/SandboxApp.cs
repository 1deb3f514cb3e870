using LocalHost;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunctionApp.Local.Serving;

/// <summary>The whole app on storage that is thrown away, reaching nobody: mails go to a folder, connectors have no address.</summary>
internal static class SandboxApp
{
    public static IHost Build(string storage, string workflows, string mails, string hub)
    {
        FunctionsApplicationBuilder builder = Program.CreateBuilder(["--LocalHost:Port=0", "--Logging:LogLevel:Default=Error"]);
        Dictionary<string, string?> settings = new()
        {
            ["AzureWebJobsStorage"] = storage,
            ["Handshake:Auth"] = "off",
            ["Handshake:PublicBaseUrl"] = "http://simulation.local",
            ["Handshake:WorkflowsFolder"] = workflows,
            ["Handshake:Smtp:Host"] = "",
            ["Handshake:Mail:PickupFolder"] = mails,
        };

        // Nobody is reached: a connector without an address is the sandbox.
        foreach (IConfigurationSection connector in builder.Configuration.GetSection("Handshake:Connectors").GetChildren())
        {
            settings[$"{connector.Path}:Url"] = "";
        }

        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.Configure<LocalHostOptions>(o => o.HubName = $"{hub}{Guid.NewGuid():N}"[..24]);
        builder.Services.AddSingleton<Outbox>();
        return builder.Build();
    }
}
