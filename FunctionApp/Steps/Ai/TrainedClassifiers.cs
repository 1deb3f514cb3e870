using System.Collections.Concurrent;
using FunctionApp.Steps.Ai.Local;
using FunctionApp.WorkflowContracts;
using Microsoft.Extensions.Logging;

namespace FunctionApp.Steps.Ai;

/// <summary>Classifiers trained from the example files of a pinned contract, once per content.</summary>
public sealed class TrainedClassifiers(ILogger<TrainedClassifiers> log)
{
    private static readonly ConcurrentDictionary<string, Lazy<TextClassifier>> Trained = new();

    /// <summary>Trains ahead of the first item, so that nobody waits for it.</summary>
    public void Warm(PinnedContract contract, string folder) => _ = Of(contract, folder);

    /// <summary>The classes a training folder knows: its file names.</summary>
    internal static IEnumerable<string> LabelsOf(PinnedContract contract, string folder) =>
        contract.FilesUnder(folder).Where(p => p.EndsWith(".txt", StringComparison.Ordinal)).Select(p => Path.GetFileNameWithoutExtension(p)!);

    internal TextClassifier Of(PinnedContract contract, string folder) =>
        Trained.GetOrAdd($"{contract.Pin.Sha256}/{folder}", _ => new(() => Train(contract, folder))).Value;

    private TextClassifier Train(PinnedContract contract, string folder)
    {
        LabelledText[] examples =
        [
            .. LabelsOf(contract, folder).SelectMany(label => contract.Text($"{folder}/{label}.txt")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#'))
                .Select(line => new LabelledText(line, label))),
        ];
        TextClassifier classifier = TextClassifier.Train(examples);
        StepsLog.ClassifierTrained(log, contract.Pin.ContractId, contract.Pin.Version, examples.Length, classifier.Labels.Count);
        return classifier;
    }
}
