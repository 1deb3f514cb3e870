using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Every file that the contract names lies in its folder, so that it is pinned with it.</summary>
internal static class MissingFile
{
    public const string Id = "CON027";

    public static IEnumerable<ContractProblem> Find(LintSubject subject) =>
        from named in Named(subject)
        where !Has(subject, named.Path)
        let near = Spelling.Nearest(named.Path, [.. subject.Folder.Files.Keys])
        select subject.Problem(
            Id,
            named.Pointer,
            $"the version folder has no '{named.Path}'" + (near is null ? "" : $"; nearest: {near}"));

    private static bool Has(LintSubject subject, string path) =>
        subject.Folder.Files.ContainsKey(path)
        || subject.Folder.Files.Keys.Any(f => f.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    private static IEnumerable<(string Path, string Pointer)> Named(LintSubject subject)
    {
        IEnumerable<(string? Path, string Pointer)> ofSteps = subject.Steps.SelectMany(s =>
            OfWork(s.Step.Do, s.Pointer + "/do").Concat(OfFallbacks(s.Step, s.Pointer + "/fallbacks")));
        IEnumerable<(string? Path, string Pointer)> ofLookups = (subject.Contract.Lookups ?? []).Select((l, i) =>
            ((l.Source as LookupSource.File)?.Path, $"/lookups/{i}/source/path"));
        return ofSteps.Concat(ofLookups).Where(n => n.Path is not null).Select(n => (n.Path!, n.Pointer));
    }

    private static IEnumerable<(string? Path, string Pointer)> OfWork(StepWork work, string pointer) => work switch
    {
        StepWork.Classify w => [(w.Training, pointer + "/training"), (w.Prompt, pointer + "/prompt")],
        StepWork.Extract w => [(w.Prompt, pointer + "/prompt"), (w.Templates, pointer + "/templates")],
        StepWork.Summarize w => [(w.Prompt, pointer + "/prompt")],
        StepWork.Generate w =>
        [
            (w.Prompt, pointer + "/prompt"), (w.Answers, pointer + "/answers"), (w.FallbackAnswer, pointer + "/fallback_answer"),
            (w.Policy, pointer + "/policy"), .. Each(w.Ground, pointer + "/ground"),
        ],
        StepWork.Decide w => [(w.Table, pointer + "/table")],
        StepWork.Check w => [(w.Rules, pointer + "/rules"), .. Each(w.Against, pointer + "/against")],
        StepWork.Package w => [(w.Channels, pointer + "/channels")],
        _ => [],
    };

    // A value path has no slash; a file in a folder has one.
    private static IEnumerable<(string? Path, string Pointer)> Each(IReadOnlyList<string>? paths, string pointer) =>
        (paths ?? []).Select((p, i) => ((string?)p, $"{pointer}/{i}")).Where(p => p.Item1!.Contains('/'));

    private static IEnumerable<(string? Path, string Pointer)> OfFallbacks(StepDefinition step, string pointer) =>
        (step.Fallbacks ?? []).Select((f, i) => f switch
        {
            FallbackDefinition.Template t => (t.Answer, $"{pointer}/{i}/answer"),
            FallbackDefinition.RulesOnly r => (r.Table, $"{pointer}/{i}/table"),
            _ => ((string?)null, ""),
        });
}
