using System.Globalization;
using DurableTask.Core.Exceptions;
using LocalHost.Durable.Hosting;
using LocalHost.Durable.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Management;

/// <summary>Starts and restarts runs over HTTP.</summary>
internal sealed class ManagementStarts(DurableHub hub, ManagementLinks links, TimeProvider time)
{
    public async Task<IResult> StartAsync(HttpRequest request, string name, string? id)
    {
        string body = await Answers.BodyAsync(request);
        if (body.Length > 0 && !Answers.IsJson(body))
        {
            return Answers.Text(StatusCodes.Status400BadRequest, "Invalid JSON content.");
        }

        hub.RequireOrchestrator(name);
        StartOrchestrationOptions options = new(id) { Version = VersionOf(request) };
        return await AnswerAsync(request, hub.Starts.StartAsync(name, body.Length == 0 ? null : body, options));
    }

    public async Task<IResult> RestartAsync(HttpRequest request, string id)
    {
        bool newId = Answers.Flag(request, "restartWithNewInstanceId", true);
        Task<string?> restarted = hub.Repairs.RestartAsync(id, newId ? Guid.NewGuid().ToString("N") : null);
        return await AnswerAsync(request, KnownAsync(restarted, id));
    }

    public async Task<IResult> RestartWithOptionsAsync(HttpRequest request, string id) =>
        request.Query["newInstanceId"].FirstOrDefault() is { Length: > 0 } newId
            ? await AnswerAsync(request, KnownAsync(hub.Repairs.RestartAsync(id, newId, VersionOf(request)), id))
            : Answers.Text(StatusCodes.Status400BadRequest, "newInstanceId is required.");

    private static async Task<string> KnownAsync(Task<string?> restarted, string id) =>
        await restarted ?? throw new ArgumentException($"There is no instance '{id}'.", nameof(id));

    private static TaskVersion? VersionOf(HttpRequest request) =>
        request.Query["version"].FirstOrDefault() is { Length: > 0 } version ? new TaskVersion(version) : (TaskVersion?)null;

    private async Task<IResult> AnswerAsync(HttpRequest request, Task<string> starting)
    {
        string id;
        try
        {
            id = await starting;
        }
        catch (OrchestrationAlreadyExistsException taken)
        {
            return Answers.Text(StatusCodes.Status409Conflict, taken.Message);
        }

        return await WaitedAsync(request, id)
            ?? Answers.Json(StatusCodes.Status202Accepted, links.Payload(request, id))
                .WithHeader("Location", links.StatusUri(request, id))
                .WithHeader("Retry-After", "10");
    }

    private async Task<IResult?> WaitedAsync(HttpRequest request, string id)
    {
        if (Seconds(request, "timeout") is not { } timeout || Seconds(request, "pollingInterval") is null)
        {
            return null;
        }

        try
        {
            RunView view = await hub.Reader.WaitAsync(id, RuntimeStatusExtensions.IsFinal, request.HttpContext.RequestAborted)
                .WaitAsync(timeout, time, request.HttpContext.RequestAborted);
            return view.Status == OrchestrationRuntimeStatus.Completed
                ? Results.Text(view.Output ?? "null", "application/json")
                : Answers.Json(StatusCodes.Status200OK, StatusPayload.Of(view, showInput: true));
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static TimeSpan? Seconds(HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault() is { Length: > 0 } text
            ? TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture))
            : null;
}
