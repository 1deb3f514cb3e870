namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger brought beside its value: route values, message properties.</summary>
public abstract class BindingContext
{
    /// <summary>The values by name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

/// <summary>Which attempt of a host-side retry an invocation is.</summary>
public abstract class RetryContext
{
    /// <summary>The number of attempts before this one.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The most retries that the function's policy allows.</summary>
    public abstract int MaxRetryCount { get; }
}

/// <summary>The W3C trace that an invocation belongs to.</summary>
public abstract class TraceContext
{
    /// <summary>The traceparent header's value.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The tracestate header's value.</summary>
    public abstract string TraceState { get; }
}

/// <summary>Features of one invocation by their type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Attaches or replaces a feature.</summary>
    void Set<T>(T instance);

    /// <summary>Finds a feature, or null.</summary>
    T? Get<T>();
}
