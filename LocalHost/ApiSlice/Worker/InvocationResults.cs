namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, open to change by middleware.</summary>
public abstract class InvocationResult<T>
{
    /// <summary>The value that the host will use as the function's result.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>What a function returned, whatever its type.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}

/// <summary>Access to an invocation's result from middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The invocation's result as a given type.</summary>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        InvocationResult whole = context.GetInvocationResult();
        return whole.Value is null or T
            ? new LocalHost.Functions.TypedInvocationResult<T>(whole)
            : throw new InvalidOperationException(
                $"The invocation's result is a {whole.Value.GetType()} and not a {typeof(T)}.");
    }

    /// <summary>The invocation's result.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        context.Features.Get<InvocationResult>()
        ?? throw new InvalidOperationException("This context was not made by the host and holds no result.");
}
