using System.Text.Json.Nodes;
using LocalHost.Durable.Runs;
using LocalHost.Functions;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Durable.Management;

/// <summary>The addresses under which one instance is managed; they hold the system key.</summary>
internal sealed class ManagementLinks(HubSettings settings, FunctionKeys keys)
{
    private const string SystemKey = "durabletask_extension";

    public string Query =>
        $"taskHub={Uri.EscapeDataString(settings.HubName)}&connection=Storage&code={Uri.EscapeDataString(keys.FindSystemKey(SystemKey) ?? "")}";

    public string StatusUri(HttpRequest request, string id) => $"{Instance(request, id)}?{Query}";

    public JsonObject Payload(HttpRequest request, string id)
    {
        string instance = Instance(request, id);
        return new()
        {
            ["id"] = id,
            ["statusQueryGetUri"] = $"{instance}?{Query}",
            ["sendEventPostUri"] = $"{instance}/raiseEvent/{{eventName}}?{Query}",
            ["terminatePostUri"] = $"{instance}/terminate?reason={{text}}&{Query}",
            ["purgeHistoryDeleteUri"] = $"{instance}?{Query}",
            ["restartPostUri"] = $"{instance}/restart?{Query}",
            ["suspendPostUri"] = $"{instance}/suspend?reason={{text}}&{Query}",
            ["resumePostUri"] = $"{instance}/resume?reason={{text}}&{Query}",
        };
    }

    private static string Instance(HttpRequest request, string id) =>
        $"{request.Scheme}://{request.Host}{ManagementApi.Root}/instances/{Uri.EscapeDataString(id)}";
}
