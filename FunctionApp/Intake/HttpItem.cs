using System.Globalization;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace FunctionApp.Intake;

/// <summary>What a request says of its own body.</summary>
internal static class HttpItem
{
    /// <summary>Null when the body may be read as JSON; without a content type it may.</summary>
    internal static ItemFault? FaultOf(HttpRequest request, RequestBody body, long limitBytes)
    {
        if (!body.IsWhole)
        {
            string most = string.Create(CultureInfo.InvariantCulture, $"at most {limitBytes} bytes");
            return new(IntakeCodes.TooLarge, "max_bytes", most, "a larger body");
        }

        return IsJson(request) ? null : new(
            IntakeCodes.ContentType, "content_type", "Content-Type: application/json in UTF-8, not compressed", "another content type");
    }

    private static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Any(e => !string.IsNullOrEmpty(e) && e != "identity"))
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(request.ContentType))
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Value!.Trim('"').ToUpperInvariant() is "UTF-8" or "UTF8");
    }
}
