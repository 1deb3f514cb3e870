using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute()
    {
        AuthLevel = AuthorizationLevel.Function;
    }

    /// <summary>The given methods, open to everybody.</summary>
    /// <remarks><b>Guarantee:</b> the level stays Anonymous, as in the real package; name a level beside the methods.</remarks>
    public HttpTriggerAttribute(params string[] methods)
    {
        Methods = methods;
    }

    /// <summary>Any method, at a level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
    {
        AuthLevel = authLevel;
    }

    /// <summary>The given methods, at a level.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template under the route prefix.</summary>
    /// <remarks><b>Units:</b> default: the function's name.</remarks>
    public string? Route { get; set; }

    /// <summary>The HTTP methods that the function answers; null or empty means all.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key that a request must bring.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
