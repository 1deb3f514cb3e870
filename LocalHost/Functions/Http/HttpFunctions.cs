using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Functions.Http;

/// <summary>Maps the functions that HTTP requests start.</summary>
internal sealed class HttpFunctions(FunctionCatalog catalog, HostJson hostJson, IServiceProvider services)
{
    internal void Map(IEndpointRouteBuilder endpoints)
    {
        List<HttpFunction> mapped = [];
        foreach (FunctionEntry entry in catalog.Of(TriggerKind.Http))
        {
            HttpFunction function = ActivatorUtilities.CreateInstance<HttpFunction>(services, entry);
            if (mapped.Find(function.ConflictsWith) is { } other)
            {
                throw new LocalHostStartException(
                    $"Functions '{other.Name}' and '{function.Name}' answer the same route '{function.Route}' and method.");
            }

            mapped.Add(function);
            endpoints.Map(PatternOf(function), (RequestDelegate)function.AnswerAsync).WithMetadata(function).WithDisplayName(function.Name);
        }
    }

    private RoutePattern PatternOf(HttpFunction function)
    {
        string prefix = (hostJson.Text("extensions:http:routePrefix") ?? "api").Trim('/');
        try
        {
            return RoutePatternFactory.Parse($"/{prefix}/{function.Route}".Replace("//", "/", StringComparison.Ordinal));
        }
        catch (RoutePatternException e)
        {
            throw new LocalHostStartException($"Function '{function.Name}' has the route '{function.Route}': {e.Message}", e);
        }
    }
}
