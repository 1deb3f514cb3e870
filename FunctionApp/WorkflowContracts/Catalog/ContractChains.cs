using System.Globalization;

namespace FunctionApp.WorkflowContracts.Catalog;

/// <summary>The audit chains of what happens to a contract outside runs: one per workflow and day.</summary>
internal static class ContractChains
{
    public static string Of(string workflow, DateTimeOffset nowUtc) =>
        $"{workflow}:{nowUtc.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
}
