using System.ClientModel;
using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.Extensions.Logging;
using OpenAI.Chat;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>One call to a model, inside its budget and its provider's circuit breaker.</summary>
public sealed class ModelLine(
    ChatModels chats, ModelBudget budget, Breakers breakers, DegradedModes modes, ILogger<ModelLine> log)
{
    private const string OverBudget = "STP014";
    private const string ProviderDown = "STP015";

    internal async Task<ModelReply> SayAsync(
        RouteChoice choice, IReadOnlyList<ChatMessage> messages, ChatCompletionOptions options, CancellationToken cancellation)
    {
        (StepContext context, ModelDefinition model) = (choice.Context, choice.Model!);
        Reservation reserved = await budget.ReserveAsync(
            context.Contract, context.Invocation.Run.RunId, ModelPrice.Estimate(model, messages), cancellation);
        if (reserved.RefusedBy is { } limit)
        {
            return await RefusedAsync(context, limit, cancellation);
        }

        string provider = chats.ProviderOf(model);
        (ModelReply? reply, TimeSpan? wait) = await breakers.RunAsync(
            provider, token => TryAsync(model, messages, options, token), r => r.IsDown, cancellation);
        if (breakers.IsOpen(provider) && await modes.EnterAsync(context.Contract, DegradedCause.ModelDown, model.Id, cancellation) is { } mode)
        {
            context.Feel(mode);
        }

        reply ??= new(null, new(ProviderDown, choice.IsLast ? FailureCategory.Transient : FailureCategory.Permanent, wait));
        if (!reply.MayHaveCost)
        {
            await budget.SettleAsync(reserved, CostOf(model, reply), cancellation);
        }

        return reply;
    }

    // A day's budget that is used up changes how the whole workflow works; one dear item does not.
    private async Task<ModelReply> RefusedAsync(StepContext context, string limit, CancellationToken cancellation)
    {
        bool declared = context.Contract.Definition.DegradedModes?.Any(m => m.Cause == DegradedCause.OverBudget) == true;
        if (limit == ModelBudget.PerDay
            && await modes.EnterAsync(context.Contract, DegradedCause.OverBudget, limit, cancellation) is { } mode)
        {
            context.Feel(mode);
        }

        return new(null, new(OverBudget, declared ? FailureCategory.Permanent : FailureCategory.RefusedByPolicy));
    }

    private async Task<ModelReply> TryAsync(
        ModelDefinition model, IReadOnlyList<ChatMessage> messages, ChatCompletionOptions options, CancellationToken cancellation)
    {
        try
        {
            return new(await chats.Of(model).CompleteChatAsync(messages, options, cancellation), null);
        }
        catch (ClientResultException e)
        {
            StepsLog.ModelFailed(log, model.Id, e.Status);
            (string code, FailureCategory category) = ModelFailures.Of(e.Status);
            bool down = e.Status is 0 or 408 or >= 500;
            return new(null, new(code, category, ModelFailures.RetryAfter(e)), down, MayHaveCost: e.Status == 0);
        }
        catch (HttpRequestException)
        {
            StepsLog.ModelFailed(log, model.Id, 0);
            return new(null, new("STP010", FailureCategory.Transient), IsDown: true, MayHaveCost: true);
        }
        catch (JsonException)
        {
            return new(null, new("STP013", FailureCategory.OutputBrokeContract), MayHaveCost: true);
        }
    }

    private static long CostOf(ModelDefinition model, ModelReply reply) => reply.Completion?.Usage is { } usage
        ? ModelPrice.Of(model, usage.InputTokenCount, usage.OutputTokenCount)
        : 0;
}
