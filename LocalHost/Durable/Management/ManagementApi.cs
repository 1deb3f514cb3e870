using LocalHost.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Durable.Management;

/// <summary>The durable extension's webhooks: starts, queries and commands over HTTP, under the system key.</summary>
internal sealed class ManagementApi(ManagementStarts starts, ManagementQueries queries, ManagementCommands commands, FunctionKeys keys)
{
    public const string Root = "/runtime/webhooks/durabletask";

    public void Map(IEndpointRouteBuilder endpoints) => endpoints.Map(Root + "/{**path}", (RequestDelegate)AnswerAsync);

    private async Task AnswerAsync(HttpContext http)
    {
        IResult result = keys.Allows(http.Request, AuthorizationLevel.System)
            ? await GuardedAsync(http.Request)
            : Results.StatusCode(StatusCodes.Status401Unauthorized);
        await result.ExecuteAsync(http);
    }

    private async Task<IResult> GuardedAsync(HttpRequest request)
    {
        try
        {
            return await RouteAsync(request);
        }
        catch (Exception bad) when (bad is ArgumentException or FormatException)
        {
            return Answers.Json(
                StatusCodes.Status400BadRequest,
                new { Message = "One or more of the arguments submitted is incorrect", ExceptionMessage = bad.Message });
        }
    }

    private Task<IResult> RouteAsync(HttpRequest request)
    {
        string[] path = [.. (request.RouteValues["path"] as string ?? "")
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(Uri.UnescapeDataString)];
        return (request.Method, path) switch
        {
            ("POST", ["orchestrators", var name]) => starts.StartAsync(request, name, null),
            ("POST", ["orchestrators", var name, var id]) => starts.StartAsync(request, name, id),
            ("POST", ["instances", var id, "restart"]) => starts.RestartAsync(request, id),
            ("POST", ["instances", var id, "restartWithOptions"]) => starts.RestartWithOptionsAsync(request, id),
            ("GET", ["instances"]) => queries.ListAsync(request),
            ("GET", ["instances", var id]) => queries.GetAsync(request, id),
            ("DELETE", ["instances"]) => commands.PurgeAllAsync(request),
            ("DELETE", ["instances", var id]) => commands.PurgeAsync(id),
            ("POST", ["instances", var id, "raiseEvent", var name]) => commands.RaiseEventAsync(request, id, name),
            ("POST", ["instances", var id, var operation]) => commands.RunAsync(request, id, operation),
            ("POST", ["makeprimary"]) => Task.FromResult(Results.Ok()),
            _ => Task.FromResult(Results.NotFound()),
        };
    }
}
