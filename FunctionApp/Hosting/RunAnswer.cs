using System.Text.Json;
using FunctionApp.Handoffs;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Hosting;

/// <summary>202 with the address of the run.</summary>
internal sealed class RunAnswer(string runId, RunState state, bool duplicate, RunLinks links) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Location = links.Run;
        Accepted body = new(runId, JsonNamingPolicy.SnakeCaseUpper.ConvertName(state.ToString()), duplicate, links);
        string json = JsonSerializer.Serialize(body, HandshakeJson.Wire);
        return Results.Text(json, "application/json", statusCode: 202).ExecuteAsync(httpContext);
    }

    private sealed record Accepted(string RunId, string State, bool Duplicate, RunLinks Links);
}
