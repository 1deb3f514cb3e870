using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Functions;

/// <summary>The result of an invocation, which middleware may read and replace.</summary>
internal sealed class FunctionResult : InvocationResult
{
    public override object? Value { get; set; }
}

/// <summary>The same result under a narrower type.</summary>
internal sealed class TypedInvocationResult<T>(InvocationResult whole) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)whole.Value;
        set => whole.Value = value;
    }
}
