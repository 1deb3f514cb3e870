using Microsoft.AspNetCore.Http;

namespace LocalHost.Functions.Http;

/// <summary>What a request brings by name: query values, and route values before them.</summary>
internal static class HttpBindingData
{
    internal static Dictionary<string, object?> Of(HttpRequest request)
    {
        Dictionary<string, object?> data = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Query.Where(q => !q.Key.Equals("code", StringComparison.OrdinalIgnoreCase)))
        {
            data[name] = values.ToString();
        }

        foreach (var (name, value) in request.RouteValues)
        {
            data[name] = value;
        }

        return data;
    }
}
