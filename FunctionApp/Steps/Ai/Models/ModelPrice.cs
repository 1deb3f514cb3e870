using System.Text;
using OpenAI.Chat;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>What a call costs by the prices of models.yaml; pure.</summary>
internal static class ModelPrice
{
    // Texts in European languages have three to five bytes a token; three is on the safe side.
    private const int BytesPerToken = 3;
    private const int Overhead = 200;

    /// <summary>A cautious estimate before the call: the messages' size, and the longest answer that the model is declared to give.</summary>
    public static long Estimate(ModelDefinition model, IEnumerable<ChatMessage> messages)
    {
        int bytes = messages.Sum(m => m.Content.Sum(c => Encoding.UTF8.GetByteCount(c.Text ?? "")));
        return Of(model, (bytes / BytesPerToken) + Overhead, model.MaxOutputTokens);
    }

    /// <summary>The cost of counted tokens; dollars per million tokens are millionths of a dollar per token.</summary>
    public static long Of(ModelDefinition model, int inputTokens, int outputTokens) =>
        (long)Math.Ceiling((inputTokens * model.InputUsdPerMillion) + (outputTokens * model.OutputUsdPerMillion));
}
