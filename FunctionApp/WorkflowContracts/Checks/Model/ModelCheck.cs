using System.Security.Cryptography;
using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>Proves the promises of a contract: the interpreter itself runs in a world where everything that may happen does.</summary>
/// <remarks>
/// <para>Shape: outcomes of steps and effects, decisions, silence, repeated events and operator acts, within a bound.</para>
/// <para>Guarantee: one thread, no clock, no storage; the same contract and interpreter give the same report.</para>
/// </remarks>
public sealed class ModelCheck(InterpreterCode interpreter, ModelBound bound)
{
    private const int LongestRun = 20_000;
    private const int LongestSearch = 20_000;

    /// <summary>Explores a contract.</summary>
    public ModelReport Explore(WorkflowDefinition contract)
    {
        WorkflowDefinition within = Within(contract);
        FactDomain domain = new(within);
        HashSet<UInt128> seen = [];
        int paths = 0;
        int endings = 0;
        int beyond = 0;
        IReadOnlyList<int>? next = [];
        while (next is not null && seen.Count < bound.States)
        {
            ChoiceScript script = new(next);
            ModelState state = new(within, bound, domain);
            RunEnd end = Walk(script, state, seen);
            paths++;
            endings += end == RunEnd.Ended ? 1 : 0;
            beyond += end == RunEnd.Beyond ? 1 : 0;
            if (state.Broken is not null)
            {
                return new(bound, seen.Count, paths, endings, beyond, true, Shortest(within, domain) ?? Told(state));
            }

            next = script.Next();
        }

        return new(bound, seen.Count, paths, endings, beyond, next is null, null);
    }

    private static BrokenPromise Told(ModelState state) => new(
        state.Broken!.Value.Rule, state.Broken.Value.Text, [.. state.Story, $"and so {state.Broken.Value.Text}"]);

    private WorkflowDefinition Within(WorkflowDefinition contract) => contract with
    {
        Steps =
        [
            .. contract.Steps.Select(s => s with
            {
                OnFailure = s.OnFailure is { } policy ? policy with { Attempts = Math.Min(policy.Attempts, bound.Attempts) } : null,
                Fallbacks = s.Fallbacks?.Select(f =>
                    f is FallbackDefinition.Delay delay ? delay with { Times = Math.Min(delay.Times, bound.Restarts) } : f).ToList(),
            }),
        ],
    };

    /// <summary>The story with the fewest choices: ways are tried breadth first until one breaks a promise.</summary>
    private BrokenPromise? Shortest(WorkflowDefinition contract, FactDomain domain)
    {
        HashSet<UInt128> seen = [];
        Queue<IReadOnlyList<int>> open = new([[]]);
        for (int searched = 0; searched < LongestSearch && open.TryDequeue(out IReadOnlyList<int>? given); searched++)
        {
            ChoiceScript script = new(given);
            ModelState state = new(contract, bound, domain);
            RunEnd end = Walk(script, state, seen, oneChoice: true);
            if (state.Broken is not null)
            {
                return Told(state);
            }

            if (end == RunEnd.Open)
            {
                for (int way = 0; way < script.Made[^1].Ways; way++)
                {
                    open.Enqueue([.. given, way]);
                }
            }
        }

        return null;
    }

    private RunEnd Walk(ChoiceScript script, ModelState state, HashSet<UInt128> seen, bool oneChoice = false)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        TurnPump pump = new();
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            bool fresh = script.OnNewGround;
            (IReadOnlyList<Fact> facts, state.Sampled) = Choose(script, SampleWorld.Beginnings(state));
            state.Facts.AddRange(facts);
            state.Story.AddRange(state.Sampled.Select(s => $"the run is in the random sample of '{s}'"));
            if (oneChoice && fresh && script.Made.Count > 0)
            {
                return RunEnd.Open;
            }

            RunInput input = Input(state.Facts);
            SimulatedWorld around = new(input.ReceivedUtc.UtcDateTime, interpreter);
            ModelWorld world = new(state, around);
            return Turns(interpreter.Run(around.Begin(FunctionNames.Run, input.RunId, input)), new(world, script, seen, pump, oneChoice), state);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private static RunEnd Turns(Task<RunOutcome> run, Exploration exploration, ModelState state)
    {
        for (int turn = 0; turn < LongestRun; turn++)
        {
            exploration.Pump.Drain();
            if (run.IsCompleted)
            {
                End(run, exploration.World, state);
                return RunEnd.Ended;
            }

            if (state.Broken is not null || state.Beyond)
            {
                return RunEnd.Beyond;
            }

            RunEnd? end = exploration.TakeOne(state);
            if (end is not null)
            {
                return end.Value;
            }
        }

        state.Break(Promise.EndsOrWaits, $"the run is not over after {LongestRun} happenings");
        return RunEnd.Beyond;
    }

    private static void End(Task<RunOutcome> run, ModelWorld world, ModelState state)
    {
        if (run.IsFaulted)
        {
            state.Break(Promise.NoCrash, $"the interpreter fails: {run.Exception.InnerException?.Message}");
        }
        else
        {
            world.Ended(run.Result);
        }
    }

    private static T Choose<T>(ChoiceScript script, IReadOnlyList<T> ways) =>
        ways.Count == 1 ? ways[0] : ways[script.Choose(ways.Count)];

    private static RunInput Input(IReadOnlyList<Fact> facts) => new(
        "run",
        new("model", "0.0.0", ""),
        "model",
        new(new("model", "record", "", 0), new("model", "lineage", "", 0), [.. facts]),
        new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero),
        IntakeChannel.Http);

    private enum RunEnd
    {
        Ended,
        Beyond,
        SeenBefore,
        Open,
    }

    private sealed record Exploration(ModelWorld World, ChoiceScript Script, HashSet<UInt128> Seen, TurnPump Pump, bool OneChoice)
    {
        public RunEnd? TakeOne(ModelState state)
        {
            IReadOnlyList<Happening> ways = World.Next();
            if (ways.Count == 0)
            {
                state.Break(Promise.EndsOrWaits, "the run waits and nothing will ever wake it");
                return RunEnd.Beyond;
            }

            bool fresh = ways.Count > 1 && Script.OnNewGround;
            if (fresh && !IsNew())
            {
                return RunEnd.SeenBefore;
            }

            Happening way = ways.Count == 1 ? ways[0] : ways[Script.Choose(ways.Count)];
            if (fresh && OneChoice)
            {
                return RunEnd.Open;
            }

            if (way.Told.Length > 0)
            {
                state.Story.Add(way.Told);
            }

            way.Do();
            return null;
        }

        // Whoever used less of the bound may do all that others may and more, so what it went through covers them.
        private bool IsNew()
        {
            UInt128 key = Hash(World.Key());
            (int acts, int repeats, int mishaps) = World.Used;
            for (int a = 0; a <= acts; a++)
            {
                for (int r = 0; r <= repeats; r++)
                {
                    for (int m = 0; m <= mishaps; m++)
                    {
                        if (Seen.Contains(With(key, a, r, m)))
                        {
                            return false;
                        }
                    }
                }
            }

            return Seen.Add(With(key, acts, repeats, mishaps));
        }

        private static UInt128 With(UInt128 key, int acts, int repeats, int mishaps) =>
            key ^ (UInt128)((acts * 0x10000) + (repeats * 0x100) + mishaps);

        private static UInt128 Hash(string key)
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
            return new(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
        }
    }
}
