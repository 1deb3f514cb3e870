using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Tests.Conformance;

/// <summary>Lets a scenario run inside the app, so that the same call works on any host.</summary>
public static class ConformanceFunction
{
    [Function("Conformance")]
    public static async Task<IActionResult> ObserveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "conformance/{name}")] HttpRequest request,
        string name,
        [DurableClient] DurableTaskClient client)
    {
        if (Scenario.All.SingleOrDefault(item => item.Name == name) is not { } scenario)
        {
            return new NotFoundResult();
        }

        // the caller's master key opens the management routes too
        using HttpClient http = new() { BaseAddress = new Uri($"{request.Scheme}://{request.Host}/") };
        if (request.Headers["x-functions-key"].FirstOrDefault() is { } key)
        {
            http.DefaultRequestHeaders.Add("x-functions-key", key);
        }

        return new JsonResult(await scenario.ObserveAsync(client, http));
    }
}
