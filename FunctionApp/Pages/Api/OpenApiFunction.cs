using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Pages.Api;

/// <summary>The description of the API for tools.</summary>
public sealed class OpenApiFunction
{
    private readonly Lazy<string> _description = new(() => OpenApi.Of(typeof(OpenApiFunction).Assembly).ToJsonString(HandshakeJson.Wire));

    /// <summary>The OpenAPI document, made of the functions themselves.</summary>
    [Function("Pages_OpenApi")]
    public IResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.Text(_description.Value, "application/json");
    }
}
