using LocalHost.Durable.Hosting;
using LocalHost.Durable.Runs;
using Microsoft.AspNetCore.Http;

namespace LocalHost.Durable.Management;

/// <summary>Steers and deletes runs over HTTP.</summary>
internal sealed class ManagementCommands(DurableHub hub)
{
    public async Task<IResult> RaiseEventAsync(HttpRequest request, string id, string name)
    {
        if (!request.HasJsonContentType())
        {
            return Answers.Text(StatusCodes.Status400BadRequest, "Only application/json request content is supported.");
        }

        string body = await Answers.BodyAsync(request);
        if (!Answers.IsJson(body))
        {
            return Answers.Text(StatusCodes.Status400BadRequest, "Invalid JSON content.");
        }

        return Steered(await hub.Commands.RaiseEventAsync(id, name, body), StatusCodes.Status410Gone);
    }

    public async Task<IResult> RunAsync(HttpRequest request, string id, string operation)
    {
        string? reason = request.Query["reason"].FirstOrDefault();
        return operation switch
        {
            "terminate" => Steered(await hub.Commands.TerminateAsync(id, reason, recursive: false), StatusCodes.Status410Gone),
            "suspend" => Steered(await hub.Commands.SuspendAsync(id, reason), StatusCodes.Status410Gone),
            "resume" => Steered(await hub.Commands.ResumeAsync(id, reason), StatusCodes.Status410Gone),
            "rewind" => Steered(await hub.Repairs.RewindAsync(id, reason ?? ""), StatusCodes.Status412PreconditionFailed),
            _ => Results.NotFound(),
        };
    }

    public async Task<IResult> PurgeAsync(string id)
    {
        (CommandAnswer answer, int deleted) = await hub.Purges.PurgeAsync(id, recursive: false);
        return answer switch
        {
            CommandAnswer.Unknown => Results.NotFound(),
            CommandAnswer.WrongState => Results.StatusCode(StatusCodes.Status412PreconditionFailed),
            _ => Answers.Json(StatusCodes.Status200OK, new { instancesDeleted = deleted }),
        };
    }

    public async Task<IResult> PurgeAllAsync(HttpRequest request)
    {
        RunFilter filter = ManagementQueries.FilterOf(request);
        if (filter.CreatedFrom is null)
        {
            return Answers.Text(StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
        }

        (int deleted, _) = await hub.Purges.PurgeAllAsync(filter, recursive: false, null, request.HttpContext.RequestAborted);
        return deleted == 0 ? Results.NotFound() : Answers.Json(StatusCodes.Status200OK, new { instancesDeleted = deleted });
    }

    private static IResult Steered(CommandAnswer answer, int wrongState) => answer switch
    {
        CommandAnswer.Unknown => Results.NotFound(),
        CommandAnswer.WrongState => Results.StatusCode(wrongState),
        _ => Results.StatusCode(StatusCodes.Status202Accepted),
    };
}
