using System.Collections.Concurrent;
using FunctionApp.WorkflowContracts;
using YamlDotNet.Serialization;

namespace FunctionApp.Steps.Ai;

/// <summary>The values of a contract's policy file, for its answer templates.</summary>
internal static class PolicyValues
{
    private static readonly ConcurrentDictionary<string, object?> Read = new();

    public static object? Of(PinnedContract contract, string path) => Read.GetOrAdd(
        $"{contract.Pin.Sha256}/{path}",
        _ => new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(contract.Text(path)));
}
