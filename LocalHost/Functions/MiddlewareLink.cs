using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalHost.Functions;

/// <summary>One registered piece of middleware.</summary>
internal sealed record MiddlewareLink(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> Around);
