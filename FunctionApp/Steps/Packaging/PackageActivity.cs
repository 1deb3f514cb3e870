using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.Steps.Ai;
using FunctionApp.Steps.Checks;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.Steps.Packaging;

/// <summary>Shapes a draft for the channels of a file, each by its own template and limits, and marks what does not fit.</summary>
public sealed class PackageActivity(StepBench bench)
{
    private static readonly ConcurrentDictionary<string, ChannelFileDefinition> Read = new();

    /// <summary>Runs one attempt at the step.</summary>
    [Function(FunctionNames.Package)]
    public Task<Recorded<StepOutcome>> RunAsync([ActivityTrigger] StepInvocation invocation, CancellationToken cancellation) =>
        bench.RunAsync(invocation, (context, _) => Task.FromResult(Package(context)), cancellation);

    private static StepResult Package(StepContext context)
    {
        StepWork.Package work = context.Contract.Work<StepWork.Package>(context.Step.Id);
        ChannelFileDefinition file = Read.GetOrAdd(
            $"{context.Contract.Pin.Sha256}/{work.Channels}",
            _ => AuthoredFile.Read<ChannelFileDefinition>(context.Contract.Text(work.Channels), work.Channels).Required());
        ChannelPieces pieces = new(ContentParts.Of(context.Values.Text(work.Text)), Material(context, file));
        string[]? only = work.Only is null ? null : [.. Texts(context, work.Only)];
        JsonObject output = [];
        List<CheckFinding> findings = [];
        foreach (ChannelDefinition channel in file.Channels)
        {
            if (only is not null && !only.Contains(channel.Id))
            {
                output[channel.Id] = new JsonObject { ["wanted"] = false };
                continue;
            }

            ChannelPiece piece = pieces.Shape(channel, content => AnswerTemplate.Render(context, channel.Template, null, content));
            findings.AddRange(piece.Findings);
            output[channel.Id] = Told(channel, piece);
        }

        output["passed"] = findings.Count == 0;
        output["findings"] = CheckFinding.Told(findings);
        return StepResult.Done(output, new("rule", null, null, 0, 0, 0, default, null, work.Channels));
    }

    private static JsonObject Told(ChannelDefinition channel, ChannelPiece piece) => new()
    {
        ["wanted"] = true,
        ["fits"] = piece.Findings.Count == 0,
        ["title"] = piece.Title,
        ["text"] = piece.Text,
        ["length"] = piece.Length,
        ["limit"] = channel.Max,
        ["cut"] = piece.Cut,
    };

    private static PieceMaterial Material(StepContext context, ChannelFileDefinition file) => new(
        [.. Texts(context, file.Keep)],
        [.. List(context, file.Images).Select(i => (Member(i, "url"), Member(i, "text")))],
        [.. Texts(context, file.Hashtags)]);

    private static IEnumerable<string> Texts(StepContext context, string? path) =>
        List(context, path).Select(v => v.ToString().Trim()).Where(t => t.Length > 0);

    private static JsonElement.ArrayEnumerator List(StepContext context, string? path) =>
        path is not null && context.Values.Find(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static string Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
