namespace Microsoft.Azure.Functions.Worker;

/// <summary>What one invocation of a function knows of itself and of the host.</summary>
public abstract class FunctionContext
{
    /// <summary>Identifies this invocation.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Identifies the function.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace that this invocation belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger brought beside its value.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Which attempt of a host-side retry this is.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function as it was discovered.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Values that middleware and function share during this invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Features that the host attached to this invocation.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Fires when the caller has gone away or the host must stop.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
