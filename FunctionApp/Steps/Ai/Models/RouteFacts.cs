using System.Globalization;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Holds a model's facts against what a route asks of it; pure.</summary>
internal static class RouteFacts
{
    /// <summary>What the model lacks; null when it will do.</summary>
    public static string? Missing(RouteCandidateDefinition wanted, ModelDefinition model)
    {
        if (wanted.Residency is { } residency && model.Residency != residency)
        {
            return $"residency is {model.Residency.ToString().ToLowerInvariant()}";
        }

        if (wanted.MinQuality is { } quality && !(model.Quality >= quality))
        {
            return string.Create(CultureInfo.InvariantCulture, $"quality below {quality}");
        }

        if (wanted.MaxLatency is { } latency && !(model.Latency <= latency))
        {
            return string.Create(CultureInfo.InvariantCulture, $"slower than {latency.TotalSeconds} s");
        }

        return wanted.MaxUsdPerMillion is { } most && model.InputUsdPerMillion + model.OutputUsdPerMillion > most
            ? string.Create(CultureInfo.InvariantCulture, $"dearer than {most} USD")
            : null;
    }
}
