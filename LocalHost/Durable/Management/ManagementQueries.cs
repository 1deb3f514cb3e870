using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LocalHost.Durable.Hosting;
using LocalHost.Durable.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Management;

/// <summary>Tells of runs over HTTP.</summary>
internal sealed class ManagementQueries(DurableHub hub, ManagementLinks links)
{
    private const string TokenHeader = "x-ms-continuation-token";
    private const int DefaultTop = 100;

    public async Task<IResult> GetAsync(HttpRequest request, string id)
    {
        bool showInput = Answers.Flag(request, "showInput", true);
        if (await hub.Reader.FindAsync(id) is not { } view)
        {
            return Results.NotFound();
        }

        JsonObject payload = StatusPayload.Of(view, showInput);
        if (Answers.Flag(request, "showHistory", false)
            && view.Status != OrchestrationRuntimeStatus.Pending
            && await hub.Reader.LoadAsync(id) is { } run)
        {
            payload["historyEvents"] = StatusPayload.History(run.History, showInput, Answers.Flag(request, "showHistoryOutput", false));
        }

        if (view.Status.IsFinal())
        {
            bool asError = view.Status == OrchestrationRuntimeStatus.Failed && Answers.Flag(request, "returnInternalServerErrorOnFailure", false);
            return Answers.Json(asError ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK, payload);
        }

        return Answers.Json(StatusCodes.Status202Accepted, payload)
            .WithHeader("Location", links.StatusUri(request, id))
            .WithHeader("Retry-After", "5");
    }

    public async Task<IResult> ListAsync(HttpRequest request)
    {
        int top = request.Query["top"].FirstOrDefault() is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultTop;
        string? after = request.Headers[TokenHeader].FirstOrDefault() is { Length: > 0 } token
            ? Encoding.UTF8.GetString(Convert.FromBase64String(token))
            : null;
        IReadOnlyList<RunView> views = await hub.Reader.ListAsync(FilterOf(request), after, top);
        bool showInput = Answers.Flag(request, "showInput", true);
        IResult answer = Answers.Json(StatusCodes.Status200OK, views.Select(view => StatusPayload.Of(view, showInput)).ToArray());
        return views.Count == top
            ? answer.WithHeader(TokenHeader, Convert.ToBase64String(Encoding.UTF8.GetBytes(views[^1].InstanceId)))
            : answer;
    }

    internal static RunFilter FilterOf(HttpRequest request) => new(
        Answers.Instant(request, "createdTimeFrom"),
        Answers.Instant(request, "createdTimeTo"),
        request.Query["runtimeStatus"].FirstOrDefault() is { Length: > 0 } statuses
            ? [.. statuses.Split(',').Select(status => Enum.Parse<OrchestrationRuntimeStatus>(status.Trim(), ignoreCase: true))]
            : null,
        request.Query["instanceIdPrefix"].FirstOrDefault());
}
