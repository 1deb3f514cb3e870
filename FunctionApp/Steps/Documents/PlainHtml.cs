using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Documents;

/// <summary>Makes plain text of HTML by the cleansing that items get.</summary>
internal static class PlainHtml
{
    private const string Name = "text";
    private static readonly FieldDefinition Field = new(Name, FieldType.Text, Cleanse: [CleansingRule.StripHtml]);

    public static string Of(string html, ReadFields fields) =>
        fields([Field], JsonSerializer.SerializeToElement(new Dictionary<string, string> { [Name] = html }))
            .Record[Name]?.GetValue<string>() ?? "";
}
