using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts;

/// <summary>One contract version with every file of its folder, exactly as it was activated.</summary>
public sealed class PinnedContract(
    ContractPin pin,
    WorkflowDefinition definition,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
{
    /// <summary>What a run carries of it.</summary>
    public ContractPin Pin { get; } = pin;

    /// <summary>The contract itself.</summary>
    public WorkflowDefinition Definition { get; } = definition;

    /// <summary>The steps in the order they were written.</summary>
    public StepDefinition Step(string stepId) =>
        Definition.Steps.FirstOrDefault(s => s.Id == stepId)
        ?? throw new InvalidDataException($"{Pin.ContractId} {Pin.Version} has no step '{stepId}'");

    /// <summary>The work of a step, which must be of the kind asked for.</summary>
    public TWork Work<TWork>(string stepId)
        where TWork : StepWork =>
        Step(stepId).Do as TWork
        ?? throw new InvalidDataException($"step '{stepId}' of {Pin.ContractId} is no {typeof(TWork).Name}");

    /// <summary>A file's bytes, by its path with forward slashes inside the version folder.</summary>
    public ReadOnlyMemory<byte> File(string path) =>
        files.TryGetValue(path, out ReadOnlyMemory<byte> bytes)
            ? bytes
            : throw new InvalidDataException($"{Pin.ContractId} {Pin.Version} has no file '{path}'");

    /// <summary>A file as UTF-8 text.</summary>
    public string Text(string path) => Encoding.UTF8.GetString(File(path).Span);

    /// <summary>Whether the version folder has the file.</summary>
    public bool Has(string path) => files.ContainsKey(path);

    /// <summary>The paths under a folder, in ordinal order.</summary>
    public IReadOnlyList<string> FilesUnder(string folder) =>
        [.. files.Keys.Where(p => p.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
