using System.Globalization;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>Everything around the interpreter in one run of the model, and what may happen next in it.</summary>
internal sealed class ModelWorld
{
    private readonly ModelState _state;
    private readonly SimulatedWorld _context;
    private readonly StepWorld _steps;
    private readonly ItemWorld _items;
    private readonly EffectWorld _effects;
    private readonly GateWorld _gates;
    private readonly MailWorld _mails;
    private readonly RecordWorld _record;
    private int _operatorActs;

    public ModelWorld(ModelState state, SimulatedWorld context)
    {
        (_state, _context) = (state, context);
        _items = new(state);
        _steps = new(state, _items);
        _effects = new(state);
        _gates = new(state, _effects, context);
        _mails = new(state);
        _record = new(state);
        context.Called = Called;
    }

    /// <summary>What the bound lets happen only so often in a run, and how often it did.</summary>
    public (int OperatorActs, int Repeats, int Mishaps) Used => (_operatorActs, _gates.Repeats, _state.Mishaps);

    /// <summary>The ways on, rare ones last: one where nothing is open to choice, none where the run hangs.</summary>
    public IReadOnlyList<Happening> Next()
    {
        List<Happening> all = Open();
        return all.Exists(w => w.Rare) ? [.. all.Where(w => !w.Rare), .. all.Where(w => w.Rare)] : all;
    }

    private List<Happening> Open()
    {
        if (_context.Calls.Find(IsPlain) is { } plain)
        {
            return [.. PlainWays(plain)];
        }

        // Plain steps do not see each other, so one order of their answers stands for all; effects and decisions keep every order.
        IEnumerable<PendingCall> next = _context.Calls.FirstOrDefault(c => c.Input is StepInvocation or ItemsInvocation) is { } step
            ? [step]
            : _context.Calls.ToList();
        List<Happening> ways = [.. next.SelectMany(Ways)];
        if (_context.Calls.Count == 0)
        {
            if (_context.Timers.Count == 0)
            {
                return [];
            }

            ways.AddRange(_gates.Decisions());
            ways.Add(new("time passes", _context.FireEarliest));
        }

        if (_operatorActs < _state.Bound.OperatorActs && MayOperatorAct())
        {
            ways.AddRange(OperatorActs());
        }

        return ways;
    }

    /// <summary>All that the future depends on but for what is used of the bound.</summary>
    public string Key() => string.Join('\n', _state.Key()
        .Concat(_effects.Key()).Concat(_gates.Key()).Concat(_mails.Key()).Concat(_record.Key())
        .Concat(_context.Calls.Select(c => c.Function + Detail(c.Input)).Order(StringComparer.Ordinal))
        .Concat(_context.Timers.Select(t => t.Due - _context.Now).Order()
            .Select(d => ((long)d.TotalSeconds).ToString(CultureInfo.InvariantCulture)))
        .Concat(_context.Kept).Concat(_context.Working));

    public void Ended(RunOutcome outcome)
    {
        _state.Story.Add($"the run ends: {outcome.Kind}");
        if (_context.Working.FirstOrDefault() is { } orphan)
        {
            _state.Break(Promise.EndsOrWaits, $"the run is over while its chunk '{orphan}' still works");
        }

        _mails.Ended();
        _effects.Ended(outcome);
        _record.Ended(outcome);
    }

    private void Called(string function, object? input)
    {
        _record.Called(function, input);
        _mails.Called(input);
        switch (input)
        {
            case StepInvocation { Fallback: not null } when function == FunctionNames.PrepareEffect:
                _state.BeginUndoing();
                break;
            case StepInvocation step when function is not (FunctionNames.PrepareEffect or FunctionNames.CountItems):
                _steps.Called(step);
                break;
            case EffectIntent intent:
                _effects.Called(intent);
                break;
        }
    }

    private static bool IsPlain(PendingCall call) => call.Input is NoticeInvocation or RoleNotice or ApprovalRequest or ItemChunkInvocation
        || call.Function is FunctionNames.OpenRun or FunctionNames.Note or FunctionNames.CloseRun or FunctionNames.RecordKpi
            or FunctionNames.PrepareEffect;

    // What answers in one way; only a mail and the composing of a payload may be lost, where the bound has room for it.
    private IEnumerable<Happening> PlainWays(PendingCall call)
    {
        if (call.Input is NoticeInvocation or RoleNotice)
        {
            return _mails.Ways(call, Answered(call, null));
        }

        Happening plain = new("", () =>
        {
            object answer = Plain(call);
            _context.Calls.Remove(call);
            call.Answer(answer);
        });
        return call.Function == FunctionNames.PrepareEffect && _state.MayMishap
            ? [plain, new($"composing the payload of '{((StepInvocation)call.Input!).StepId}' is lost", () => LosePayload(call), Rare: true)]
            : [plain];
    }

    private object Plain(PendingCall call) => (call.Function, call.Input) switch
    {
        (FunctionNames.OpenRun, _) => new OpenedRun(SampleWorld.Decided(_state), _state.Head),
        (FunctionNames.PrepareEffect, StepInvocation step) => new Recorded<PreparedEffect>(_effects.Prepared(step), _state.Head),
        (_, ApprovalRequest asked) => new Recorded<OpenGate>(_gates.Opened(asked), _state.Head),
        (_, ItemChunkInvocation chunk) => new Recorded<ItemChunkOutcome>(_items.Gathered(chunk), _state.Head),
        _ => new Recorded<string>("", _state.Head),
    };

    private void LosePayload(PendingCall call)
    {
        StepInvocation step = (StepInvocation)call.Input!;
        _state.Mishap();
        _state.Remember(step.StepId + (step.Fallback is null ? "" : "/undo"), "l");
        _state.SetBack(step.StepId);
        _context.Calls.Remove(call);
        call.Lose();
    }

    private IEnumerable<Happening> Ways(PendingCall call) => call.Input switch
    {
        StepInvocation step when call.Function == FunctionNames.CountItems => _items.Count(call, step, Answered(call, step.StepId)),
        StepInvocation step => _steps.Ways(call, step, Answered(call, ItemWorld.NameOf(step.StepId, step.Item))),
        ItemsInvocation list => _items.Ways(call, list, Answered(call, list.StepId)),
        EffectIntent intent => _effects.Ways(call, intent, Answered(call, null), Answered(call, intent.Compensates ? null : intent.Effect.StepId)),
        DoubtInvocation doubt => _effects.Ways(call, doubt, Answered(call, null)),
        SettleInvocation settle => _gates.Ways(call, settle, Answered(call, null)),
        _ => throw new InvalidDataException($"the model check does not know the activity '{call.Function}'"),
    };

    // Whether the answer was a setback is known only after it: an ended step owes no explanation.
    private Action Answered(PendingCall call, string? stepId) => () =>
    {
        _context.Calls.Remove(call);
        if (stepId is not null)
        {
            _record.Failed(stepId);
        }
    };

    private bool MayOperatorAct() =>
        _context.Calls.Count == 0 || _context.Calls.Any(c => c.Input is EffectIntent { Compensates: false } or StepInvocation { Item: 0 });

    private IEnumerable<Happening> OperatorActs()
    {
        yield return _context.Calls.Count == 0
            ? Act("cancel", null, "an operator cancels the run")
            : Act("rollback", null, "an operator rolls the run back");
        foreach (ModelGate paused in _gates.Open.Where(g => g.Asked.Kind == ApprovalKind.Incident).ToList())
        {
            StepDefinition step = _state.Step(paused.StepId)!;
            yield return Act("retry", step.Id, $"an operator lets '{step.Id}' try again");
            if (step.Skippable)
            {
                yield return Act("skip", step.Id, $"an operator skips '{step.Id}'");
            }
        }
    }

    private Happening Act(string act, string? stepId, string told) => new(told, () =>
    {
        _operatorActs++;
        if (stepId is null)
        {
            _state.SetBack("operator " + act);
        }
        else
        {
            _state.Remember(stepId, "o" + act);
        }

        _context.Raise("run", RunEvents.OperatorAct, new OperatorAct($"act-{_operatorActs}", act, stepId, "operator"));
    }, Rare: true);

    private static string Detail(object? input) => input switch
    {
        StepInvocation step => $"{step.StepId} {step.Item} {step.Candidate} {step.Fallback}",
        ItemsInvocation list => list.StepId,
        EffectIntent intent => intent.Effect.IdempotencyKey + intent.Effect.Payload.Sha256,
        DoubtInvocation doubt => doubt.Effect.IdempotencyKey + doubt.Answer,
        SettleInvocation settle => settle.GateId + settle.Waiting,
        _ => "",
    };
}
