using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The audit trail of the model: what was put on it, and what should have been.</summary>
internal sealed class RecordWorld(ModelState state)
{
    private readonly SortedSet<string> _skipped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _notes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _owed = new(StringComparer.Ordinal);
    private RunOutcome? _closed;

    public IEnumerable<string> Key() => state.Undoing ? [] : _skipped.Select(s => "skipped " + s)
        .Concat(_owed.Where(o => !state.Ended.Contains(ItemWorld.StepOf(o.Key))).Select(o => $"owed {o.Key} {Notes(o.Key) > o.Value}"));

    /// <summary>Takes the notes that a call carries and looks whether something that should be among them is not.</summary>
    public void Called(string function, object? input)
    {
        foreach (RunEvent note in ScopeOf(input)?.Notes ?? [])
        {
            string about = ItemWorld.NameOf(note.StepId ?? "", note.Item);
            _notes[about] = _notes.GetValueOrDefault(about) + 1;
            if (note is { Kind: RunEventKind.StepSkipped, StepId: { } skipped })
            {
                _skipped.Add(skipped);
                state.Skip(skipped);
            }
        }

        string? again = input switch
        {
            StepInvocation step when function != FunctionNames.PrepareEffect => ItemWorld.NameOf(step.StepId, step.Item),
            EffectIntent { Compensates: false } intent => intent.Effect.StepId,
            _ => null,
        };
        if (again is not null && _owed.Remove(again, out int before) && Notes(again) <= before)
        {
            state.Break(Promise.OnTheRecord, $"'{again}' is tried again and nothing on the record says why");
        }

        if (input is CloseInvocation close && function == FunctionNames.CloseRun)
        {
            Close(close.Outcome);
        }
    }

    /// <summary>A try that failed: the next one must be explained.</summary>
    public void Failed(string stepId) => _owed[stepId] = Notes(stepId);

    public void Ended(RunOutcome outcome)
    {
        if (_closed is null || _closed.Kind != outcome.Kind)
        {
            state.Break(Promise.OnTheRecord, $"the run ends {outcome.Kind} and its record says {_closed?.Kind.ToString() ?? "nothing"}");
        }
    }

    // What is said of a list explains why its items are tried again.
    private int Notes(string name) => _notes.GetValueOrDefault(name)
        + (name == ItemWorld.StepOf(name) ? 0 : _notes.GetValueOrDefault(ItemWorld.StepOf(name)));

    private void Close(RunOutcome outcome)
    {
        if (_closed is not null)
        {
            state.Break(Promise.OnTheRecord, "the run is closed twice");
        }

        _closed = outcome;
        string? silent = state.Contract.Steps.Select(s => s.Id)
            .FirstOrDefault(s => !state.Ended.Contains(s) && !_skipped.Contains(s));
        if (outcome is RunOutcome.Completed && silent is not null)
        {
            state.Break(Promise.OnTheRecord, $"the run completes without '{silent}', and nothing on the record says why");
        }
    }

    private static RunScope? ScopeOf(object? input) => input switch
    {
        RunScope scope => scope,
        StepInvocation step => step.Run,
        ItemChunkInvocation chunk => chunk.Run,
        ItemsInvocation list => list.Run,
        EffectIntent intent => intent.Run,
        DoubtInvocation doubt => doubt.Run,
        ApprovalRequest asked => asked.Run,
        SettleInvocation settle => settle.Run,
        NoticeInvocation notice => notice.Run,
        RoleNotice told => told.Run,
        CloseInvocation close => close.Run,
        _ => null,
    };
}
