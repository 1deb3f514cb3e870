using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Hosting;

/// <summary>The one form in which every door says no.</summary>
/// <remarks><para>Source: RFC 9457. <c>code</c> has a page in docs/errors.</para></remarks>
public static class Problem
{
    /// <summary>The media type of a problem.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>A problem as an HTTP answer; the members of <paramref name="extensions"/> stand beside the standard ones.</summary>
    public static IResult Result(int status, string code, string title, string detail, object? extensions = null) =>
        Results.Text(Json(status, code, title, detail, extensions), ContentType, statusCode: status);

    /// <summary>A problem as JSON.</summary>
    public static string Json(int status, string code, string title, string detail, object? extensions = null)
    {
        JsonObject problem = new()
        {
            ["type"] = $"urn:handshake:error:{code}",
            ["title"] = title,
            ["status"] = status,
            ["code"] = code,
            ["detail"] = detail,
        };
        if (extensions is not null)
        {
            JsonObject more = JsonSerializer.SerializeToNode(extensions, HandshakeJson.Wire)!.AsObject();
            foreach ((string name, JsonNode? value) in more)
            {
                problem.TryAdd(name, value?.DeepClone());
            }
        }

        return problem.ToJsonString(HandshakeJson.Wire);
    }
}
