using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>What is so in one run of the model, and the story of how it came to be.</summary>
internal sealed class ModelState(WorkflowDefinition contract, ModelBound bound, FactDomain domain)
{
    private readonly SortedDictionary<string, string> _histories = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly List<string> _setbacks = [];

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

    /// <summary>The first promise that breaks is the one that is told.</summary>
    public void Break(string rule, string text) => Broken ??= (rule, text);

    public StepDefinition? Step(string stepId) => Contract.Steps.FirstOrDefault(s => s.Id == stepId);

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

    public IEnumerable<string> Key() => _histories.Select(h => h.Key + "=" + h.Value)
        .Append("back:" + string.Join(',', _setbacks))
        .Append("sample:" + string.Join(',', Sampled.Where(s => !_ended.Contains(s))))
        .Concat(Contract.Steps.Where(s => !_ended.Contains(s.Id) || s.Do is StepWork.Approve)
            .Select(s => s.Id + "?" + Residue.Of(s.When, Facts)));
}
