using System.Text.Json;
using FunctionApp.Pages.RunDocuments;
using FunctionApp.WorkflowContracts.Definitions;
using Xunit;

namespace FunctionApp.Tests.Pages;

public sealed class SecretFieldsTests
{
    [Fact]
    public void Secret_values_are_hidden_at_every_depth_and_the_rest_is_shown()
    {
        InputDefinition input = new(
        [
            new("card", FieldType.Text, Sensitivity: Sensitivity.Secret),
            new("name", FieldType.Text, Sensitivity: Sensitivity.Personal),
            new("people", FieldType.List, Items: new("item", FieldType.Object, Fields: [new("pin", FieldType.Text, Sensitivity: Sensitivity.Secret)])),
        ]);
        JsonElement record = JsonSerializer.SerializeToElement(new { card = "4111", name = "Ada", people = new[] { new { pin = "0815" } } });

        string shown = SecretFields.Hide(record, input)!.Value.GetRawText();

        Assert.DoesNotContain("4111", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("0815", shown, StringComparison.Ordinal);
        Assert.Contains("Ada", shown, StringComparison.Ordinal);
    }
}
