using System.ClientModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Steps.Ai.Masking;
using FunctionApp.WorkflowContracts.JsonSchemas;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Asks a chat model for an answer of a given shape, checks the shape, lets it mend the shape once.</summary>
public sealed class ModelCall(ChatModels chats, ILogger<ModelCall> log)
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
            ChatCompletion completion;
            try
            {
                completion = await chats.Of(model).CompleteChatAsync(messages, ModelPrompt.Options(request), cancellation);
            }
            catch (ClientResultException e)
            {
                StepsLog.ModelFailed(log, model.Id, e.Status);
                (string code, FailureCategory category) = ModelFailures.Of(e.Status);
                return StepResult.Fail(code, category, ModelFailures.RetryAfter(e), evidence);
            }
            catch (HttpRequestException)
            {
                StepsLog.ModelFailed(log, model.Id, 0);
                return StepResult.Fail("STP010", FailureCategory.Transient, null, evidence);
            }
            catch (JsonException)
            {
                return StepResult.Fail("STP013", FailureCategory.OutputBrokeContract, null, evidence);
            }

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
        // Dollars per million tokens are millionths of a dollar per token.
        decimal cost = (input * model.InputUsdPerMillion) + (output * model.OutputUsdPerMillion);
        return evidence with { InputTokens = input, OutputTokens = output, CostMicroUsd = (long)Math.Ceiling(cost) };
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
