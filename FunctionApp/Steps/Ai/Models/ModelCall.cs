using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Steps.Ai.Masking;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.JsonSchemas;
using OpenAI.Chat;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Asks a chat model for an answer of a given shape, checks the shape, lets it mend the shape once.</summary>
public sealed class ModelCall(ModelLine line)
{
    internal async Task<StepResult> AskAsync(
        RouteChoice choice,
        ModelRequest request,
        Func<JsonElement, double?> confidence,
        CancellationToken cancellation,
        Action<JsonObject>? complete = null)
    {
        ModelDefinition model = choice.Model!;
        Mask? mask = model.Residency == ModelResidency.Cloud ? new Mask(request.Personal) : null;
        List<ChatMessage> messages = ModelPrompt.Messages(request, mask);
        StepEvidence evidence = choice.Evidence("ai") with { Prompt = ModelPrompt.Pin(request) };
        for (int round = 0; ; round++)
        {
            ModelReply reply = await line.SayAsync(choice, messages, ModelPrompt.Options(request), cancellation);
            if (reply.Failure is { } failure)
            {
                return StepResult.Fail(failure.ErrorCode, failure.Category, failure.RetryAfter, evidence);
            }

            ChatCompletion completion = reply.Completion!;
            evidence = Priced(evidence, model, completion.Usage);
            string text = string.Concat(completion.Content.Select(c => c.Text));
            string? broken = Broken(text, request.Schema, out JsonElement answer);
            if (broken is null)
            {
                JsonObject output = Restored(answer, mask);
                output["model"] = model.Id;
                complete?.Invoke(output);
                return StepResult.Done(output, evidence with { Confidence = confidence(answer) });
            }

            if (round == 1)
            {
                return StepResult.Fail("STP013", FailureCategory.OutputBrokeContract, null, evidence);
            }

            messages.Add(new AssistantChatMessage(text.Length == 0 ? "{}" : text));
            messages.Add(new UserChatMessage($"That did not fit the schema: {broken}. Answer again, only JSON of the schema."));
        }
    }

    /// <summary>The answer with what stood behind the stand-ins; only texts can hold any.</summary>
    private static JsonObject Restored(JsonElement answer, Mask? mask) =>
        mask is null ? JsonObject.Create(answer)! : (JsonObject)Restored(answer, mask.Restore)!;

    private static JsonNode? Restored(JsonElement value, Func<string, string> restore) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Restored(p.Value, restore)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(v => Restored(v, restore))]),
        JsonValueKind.String => JsonValue.Create(restore(value.GetString()!)),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    private static StepEvidence Priced(StepEvidence evidence, ModelDefinition model, ChatTokenUsage? usage)
    {
        int input = evidence.InputTokens + (usage?.InputTokenCount ?? 0);
        int output = evidence.OutputTokens + (usage?.OutputTokenCount ?? 0);
        return evidence with { InputTokens = input, OutputTokens = output, CostMicroUsd = ModelPrice.Of(model, input, output) };
    }

    private static string? Broken(string text, JsonObject schema, out JsonElement answer)
    {
        answer = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            answer = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return "it is not JSON";
        }

        return JsonSchema.Validate(answer, JsonSerializer.SerializeToElement(schema)) is [{ } first, ..] ? first.ToString() : null;
    }
}
