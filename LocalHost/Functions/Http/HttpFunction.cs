using LocalHost.Functions.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Http;

/// <summary>One function that HTTP requests start.</summary>
internal sealed class HttpFunction
{
    private readonly FunctionEntry _entry;
    private readonly HttpTriggerAttribute _trigger;
    private readonly FunctionInvoker _invoker;
    private readonly FunctionKeys _keys;
    private readonly AppSettings _settings;
    private readonly QueueOutputs _outputs;
    private readonly ILogger<HttpFunction> _logger;

    public HttpFunction(
        FunctionEntry entry,
        FunctionInvoker invoker,
        FunctionKeys keys,
        AppSettings settings,
        QueueOutputs outputs,
        ILogger<HttpFunction> logger,
        AspNetCoreIntegration? integration = null)
    {
        _entry = entry;
        _trigger = (HttpTriggerAttribute)entry.TriggerAttribute;
        _invoker = invoker;
        _keys = keys;
        _settings = settings;
        _outputs = outputs;
        _logger = logger;
        Route = settings.Resolve(_trigger.Route ?? entry.Name, entry.Name).Trim('/');
        RequireServed(integration);
    }

    internal string Name => _entry.Name;

    internal string Route { get; }

    internal bool Answers(string method) =>
        _trigger.Methods is not { Length: > 0 } methods || methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    internal bool ConflictsWith(HttpFunction other) =>
        string.Equals(Route, other.Route, StringComparison.OrdinalIgnoreCase)
        && (_trigger.Methods is not { Length: > 0 } mine ? true : mine.Any(other.Answers));

    internal async Task AnswerAsync(HttpContext http)
    {
        if (_settings.IsDisabled(Name) && _keys.LevelOf(http.Request, Name) != AuthorizationLevel.Admin)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!_keys.Allows(http.Request, _trigger.AuthLevel, Name))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await RunAsync(http);
    }

    private async Task RunAsync(HttpContext http)
    {
        try
        {
            object? result = await _invoker.InvokeAsync(
                _entry, http.Request, HttpBindingData.Of(http.Request), http, http.RequestAborted);
            await HttpAnswer.WriteAsync(http, _entry, result, _logger);
            await _outputs.SendAsync(_entry, result, CancellationToken.None);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            HostLog.CallerGone(_logger, Name);
        }
#pragma warning disable CA1031 // Whatever a function throws is answered with an empty 500, as on the platform.
        catch (Exception e)
#pragma warning restore CA1031
        {
            HostLog.FunctionFailed(_logger, e, Name);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private void RequireServed(AspNetCoreIntegration? integration)
    {
        if (integration is null)
        {
            throw new LocalHostStartException(
                $"Function '{Name}' takes an HttpRequest, so the app must call ConfigureFunctionsWebApplication().");
        }

        if (_entry.Trigger.ParameterType != typeof(HttpRequest))
        {
            throw new LocalHostStartException(
                $"Function '{Name}' takes its HTTP trigger as {_entry.Trigger.ParameterType}, and this host gives an HttpRequest.");
        }

        if (Route.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
            || Route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
        {
            throw new LocalHostStartException(
                $"Function '{Name}' has the route '{Route}', and routes that begin with admin or runtime are the platform's own.");
        }
    }
}
