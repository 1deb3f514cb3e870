using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>What is so in one run of the model, and the story of how it came to be.</summary>
internal sealed class ModelState(WorkflowDefinition contract, ModelBound bound, FactDomain domain)
{
    private readonly SortedDictionary<string, string> _histories = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly List<string> _setbacks = [];
    private readonly HashSet<string> _skipped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StepDefinition> _steps = contract.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal);

    public WorkflowDefinition Contract { get; } = contract;

    public ModelBound Bound { get; } = bound;

    public FactDomain Domain { get; } = domain;

    public AuditHead Head { get; } = new(1, "", "");

    public List<Fact> Facts { get; } = [];

    /// <summary>The approvals whose random sample the run is in.</summary>
    public IReadOnlyList<string> Sampled { get; set; } = [];

    public List<string> Story { get; } = [];

    public (string Rule, string Text)? Broken { get; private set; }

    /// <summary>The run went further than the model looks.</summary>
    public bool Beyond { get; set; }

    public IReadOnlyCollection<string> Ended => _ended;

    /// <summary>How much of what may happen only so often in one run did.</summary>
    public int Mishaps { get; private set; }

    public bool MayMishap => Mishaps < Bound.Mishaps;

    /// <summary>The run undoes what it did; no step is under way and none will be.</summary>
    public bool Undoing { get; private set; }

    /// <summary>The first promise that breaks is the one that is told.</summary>
    public void Break(string rule, string text) => Broken ??= (rule, text);

    public StepDefinition? Step(string stepId) => _steps.GetValueOrDefault(stepId);

    public void Remember(string stepId, string what) =>
        _histories[stepId] = _histories.GetValueOrDefault(stepId, "") + what;

    /// <summary>What a step went through so far no longer matters.</summary>
    public void Forget(string stepId, string butFor) => _histories[stepId] = butFor;

    /// <summary>What the items of a list went through no longer matters once they are put together.</summary>
    public void ForgetItems(string stepId)
    {
        foreach (string item in _histories.Keys.Where(h => h.StartsWith(stepId + "@", StringComparison.Ordinal)).ToList())
        {
            _histories.Remove(item);
        }
    }

    public void End(string stepId)
    {
        _histories[stepId] = "done";
        _ended.Add(stepId);
        _setbacks.RemoveAll(s => s == stepId);
    }

    /// <summary>The order of setbacks matters, because the first reason to stop wins.</summary>
    public void SetBack(string stepId) => _setbacks.Add(stepId);

    /// <summary>What is tried again was no reason to stop.</summary>
    public void TriedAgain(string stepId) => _setbacks.RemoveAll(s => s == stepId);

    public void Mishap() => Mishaps++;

    /// <summary>A skipped step is over like an ended one: nothing asks any more what it went through.</summary>
    public void Skip(string stepId)
    {
        if (_skipped.Add(stepId))
        {
            _histories[stepId] = "skipped";
            TriedAgain(stepId);
        }
    }

    /// <summary>From here on only the ledger matters: the walk is over, and why it stopped shows in the ending's code alone.</summary>
    public void BeginUndoing()
    {
        if (!Undoing)
        {
            Undoing = true;
            _histories.Clear();
            _setbacks.Clear();
        }
    }

    public IEnumerable<string> Key() => Undoing
        ? _histories.Select(h => h.Key + "=" + h.Value).Append("undoing")
        : WalkKey();

    private IEnumerable<string> WalkKey() => _histories.Select(h => h.Key + "=" + h.Value)
        .Append("back:" + string.Join(',', _setbacks))
        .Append("sample:" + string.Join(',', Sampled.Where(s => !_ended.Contains(s))))
        .Concat(Contract.Steps.Where(MayStillMatter)
            .Select(s => s.Id + "?" + Residue.Of(s.When, Facts)));

    // The condition of an approval says, as long as something that it covers is to come, whether that needs a yes.
    private bool MayStillMatter(StepDefinition step) => step.Do is StepWork.Approve approve
        ? !IsOver(step.Id) || approve.Covers.Any(c => !IsOver(c))
        : !IsOver(step.Id);

    private bool IsOver(string stepId) => _ended.Contains(stepId) || _skipped.Contains(stepId);
}
