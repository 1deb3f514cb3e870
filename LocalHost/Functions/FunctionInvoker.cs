using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Functions;

/// <summary>Runs functions: scope, middleware, parameters, method.</summary>
/// <remarks><b>Guarantee:</b> itself waits for nothing but the function, so an orchestrator stays on its own thread.</remarks>
public sealed class FunctionInvoker
{
    private readonly IServiceScopeFactory _scopes;
    private readonly FunctionExecutionDelegate _pipeline;

    internal FunctionInvoker(IServiceScopeFactory scopes, IEnumerable<MiddlewareLink> middleware, ParameterBinder binder)
    {
        _scopes = scopes;
        _pipeline = middleware.Reverse().Aggregate<MiddlewareLink, FunctionExecutionDelegate>(
            context => ExecuteAsync((InvocationContext)context, binder),
            (next, link) => link.Around(next));
    }

    /// <summary>Runs a function to its end and returns its result.</summary>
    /// <exception cref="FunctionInputConverterException">A parameter could not be filled.</exception>
    public Task<object?> InvokeAsync(
        FunctionEntry function,
        object? triggerValue,
        IReadOnlyDictionary<string, object?> bindingData,
        CancellationToken cancellationToken) =>
        InvokeAsync(function, triggerValue, bindingData, null, cancellationToken);

    internal async Task<object?> InvokeAsync(
        FunctionEntry function,
        object? triggerValue,
        IReadOnlyDictionary<string, object?> bindingData,
        HttpContext? http,
        CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = _scopes.CreateAsyncScope();
        InvocationContext context = new(function, triggerValue, bindingData, scope.ServiceProvider, cancellationToken);
        FunctionResult result = new();
        context.Features.Set<InvocationResult>(result);
        if (http is not null)
        {
            context.Items[FunctionContextExtensions.HttpContextKey] = http;
        }

        await _pipeline(context);
        return result.Value;
    }

    private static async Task ExecuteAsync(InvocationContext context, ParameterBinder binder)
    {
        object?[] arguments = await binder.BindAsync(context);
        context.GetInvocationResult().Value = await context.Function.Call.RunAsync(context.InstanceServices, arguments);
    }
}
