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
        _ = request;
        Scenario? scenario = Scenario.All.SingleOrDefault(item => item.Name == name);
        return scenario is null ? new NotFoundResult() : new JsonResult(await scenario.ObserveAsync(client));
    }
}
