using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>The sums that a template found in text, as exact amounts; pure.</summary>
internal static class SumsOfText
{
    private static readonly string[] Names = ["net", "tax", "gross", "payable"];

    private static readonly FieldDefinition[] Fields =
    [
        .. Names.Select(n => new FieldDefinition(
            n, FieldType.Money, [$"/totals/{n}"], Cleanse: [CleansingRule.Trim, CleansingRule.ParseLocalNumber])),
    ];

    /// <summary>The sums; null where net, tax or the total is missing.</summary>
    public static InvoiceTotals? Read(JsonObject data, ReadFields readFields)
    {
        JsonObject read = readFields(Fields, JsonSerializer.SerializeToElement(data)).Record;
        decimal?[] sums = [.. Names.Select(n => read[n]?["amount"]?.GetValue<decimal>())];
        return sums is [{ } net, { } tax, var gross, var payable] && (gross ?? payable) is { } total
            ? new(null, null, null, net, tax, total, null, null, payable ?? total)
            : null;
    }
}
