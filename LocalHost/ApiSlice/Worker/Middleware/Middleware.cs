namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline around a function.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>A link of the pipeline around each function; made once from the services.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Acts around the rest of the pipeline.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
