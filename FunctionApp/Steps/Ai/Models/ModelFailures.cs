using System.ClientModel;
using System.Globalization;
using FunctionApp.Handoffs;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>What an HTTP answer of a model means for the failure policy.</summary>
internal static class ModelFailures
{
    public static (string Code, FailureCategory Category) Of(int status) => status switch
    {
        429 => ("STP011", FailureCategory.Transient),
        408 or >= 500 => ("STP010", FailureCategory.Transient),
        0 => ("STP010", FailureCategory.Transient),
        _ => ("STP012", FailureCategory.Permanent),
    };

    /// <summary>How long the model's server asked to wait, where it said so in seconds.</summary>
    public static TimeSpan? RetryAfter(ClientResultException failure) =>
        failure.GetRawResponse() is { } response
        && response.Headers.TryGetValue("Retry-After", out string? text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
        && seconds is >= 0 and <= 86400
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
