using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LocalHost.Functions.Http;

/// <summary>Writes a function's result as its HTTP answer.</summary>
internal static class HttpAnswer
{
    internal static async Task WriteAsync(HttpContext http, FunctionEntry function, object? result, ILogger logger)
    {
        switch (AnswerIn(function, result))
        {
            case null:
                break;
            case IResult answer:
                await answer.ExecuteAsync(http);
                break;
            case IActionResult answer:
                await answer.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case { } other:
                HostLog.ResultIgnored(logger, function.Name, other.GetType());
                break;
        }
    }

    private static object? AnswerIn(FunctionEntry function, object? result) =>
        result is null or IResult or IActionResult || function.Outputs.Count == 0
            ? result
            : function.Outputs.FirstOrDefault(o => o.Attribute is HttpResultAttribute)?.ValueIn(result);
}
