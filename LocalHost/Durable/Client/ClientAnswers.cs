using Grpc.Core;
using LocalHost.Durable.Hosting;
using LocalHost.Durable.Runs;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Client;

/// <summary>The hub's answers as the platform's client gives them: metadata, results and its own exceptions.</summary>
internal static class ClientAnswers
{
    public static void Expect(CommandAnswer answer, string instanceId)
    {
        switch (answer)
        {
            case CommandAnswer.Unknown:
                throw Refusal(StatusCode.NotFound, $"There is no instance '{instanceId}'.");
            case CommandAnswer.WrongState:
                throw Refusal(StatusCode.FailedPrecondition, $"The instance '{instanceId}' is not in a state that admits this.");
            default:
                break;
        }
    }

    public static RpcException Refusal(StatusCode code, string sentence) => new(new Status(code, sentence));

    public static PurgeResult Purged(CommandAnswer answer, int deleted, string instanceId) => answer == CommandAnswer.WrongState
        ? throw new InvalidOperationException($"The instance '{instanceId}' has not ended, so it cannot be purged.")
        : new PurgeResult(deleted);

    public static void Rewound(CommandAnswer answer, string instanceId)
    {
        switch (answer)
        {
            case CommandAnswer.Unknown:
                throw new ArgumentException($"There is no instance '{instanceId}'.", nameof(instanceId));
            case CommandAnswer.WrongState:
                throw new InvalidOperationException($"The instance '{instanceId}' has not failed, so it cannot be rewound.");
            default:
                break;
        }
    }

    public static OrchestrationMetadata Metadata(DurableHub hub, RunView view, bool whole) => new(view.Started.Name, view.InstanceId)
    {
        RuntimeStatus = view.Status,
        CreatedAt = view.CreatedAt,
        LastUpdatedAt = view.UpdatedAt,
        DataConverter = whole ? hub.Converter : null,
        SerializedInput = whole ? view.Started.Input : null,
        SerializedOutput = whole ? view.Output : null,
        SerializedCustomStatus = whole ? view.CustomStatus : null,
        FailureDetails = view.Failure,
        Tags = view.Started.Tags ?? System.Collections.Immutable.ImmutableDictionary<string, string>.Empty,
    };
}
