using System.Text.Json.Nodes;

namespace FunctionApp.Steps.Documents.Pdf;

/// <summary>Text that a service read, and how sure it is of its words on average.</summary>
internal sealed record ReadText(string Text, double Confidence)
{
    public static ReadText? Of(JsonNode? result)
    {
        if (result?["content"]?.GetValue<string>() is not { } content)
        {
            return null;
        }

        double[] sure =
        [
            .. (result["pages"] as JsonArray ?? []).SelectMany(p => p?["words"] as JsonArray ?? [])
                .Select(w => w?["confidence"]?.GetValue<double>() ?? 0),
        ];
        return new(content.ReplaceLineEndings("\n"), sure.Length == 0 ? 0 : Math.Round(sure.Average(), 4));
    }
}
