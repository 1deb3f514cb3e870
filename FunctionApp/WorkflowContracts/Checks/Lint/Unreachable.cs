using System.Globalization;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Checks.Model;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Each step can be reached: some values that its condition names make it hold, and the steps that give them can have run.</summary>
internal static class Unreachable
{
    public const string Id = "CON065";
    private const int MostCombinations = 20_000;

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        // A broken shape has a rule of its own.
        if (ConditionShape.Find(subject).Any())
        {
            yield break;
        }

        FactDomain domain = new(subject.Contract);
        foreach ((StepDefinition step, string pointer) in subject.Steps.Where(s => s.Step.When is not null))
        {
            bool sampled = step.Do is StepWork.Approve { SampleRate: > 0 };
            if (!sampled && !CanHold(subject.Contract, step, domain))
            {
                yield return subject.Problem(Id, pointer + "/when", $"'{step.Id}' is never reached: no values make its condition hold");
            }
        }
    }

    private static bool CanHold(WorkflowDefinition contract, StepDefinition step, FactDomain domain)
    {
        List<StepDefinition> givers = Givers(contract, step);
        IReadOnlyList<string> paths = [.. givers.Append(step).SelectMany(s => Conditions.Paths(s.When)).Distinct()];
        IReadOnlyList<IReadOnlyList<Fact>> values = [.. paths.Select(p => Possible(contract, p, domain))];
        long combinations = values.Aggregate(1L, (all, v) => Math.Min(MostCombinations + 1, all * v.Count));
        return combinations > MostCombinations
            || Combined(values).Any(facts => Conditions.Hold(step.When, facts) && givers.All(g => Ran(g, facts)));
    }

    /// <summary>The steps with a condition whose output the step's condition reads, and theirs.</summary>
    private static List<StepDefinition> Givers(WorkflowDefinition contract, StepDefinition step)
    {
        List<StepDefinition> givers = [];
        Queue<StepDefinition> open = new([step]);
        while (open.TryDequeue(out StepDefinition? at))
        {
            foreach (string id in Conditions.Paths(at.When).Select(p => p.Split('.')).Where(p => p is ["steps", _, ..]).Select(p => p[1]).Distinct())
            {
                if (contract.Steps.FirstOrDefault(s => s.Id == id) is { When: not null } giver && giver != step && !givers.Contains(giver))
                {
                    givers.Add(giver);
                    open.Enqueue(giver);
                }
            }
        }

        return givers;
    }

    // What a skipped step would have put out is missing.
    private static bool Ran(StepDefinition giver, IReadOnlyList<Fact> facts) =>
        facts.All(f => f.Kind == FactKind.Missing || !f.Path.StartsWith($"steps.{giver.Id}.", StringComparison.Ordinal))
        || giver.Do is StepWork.Approve { SampleRate: > 0 }
        || Conditions.Hold(giver.When, facts);

    private static IReadOnlyList<Fact> Possible(WorkflowDefinition contract, string path, FactDomain domain)
    {
        Fact missing = new(path, FactKind.Missing, "");
        string[] parts = path.Split('.');
        bool decision = parts is ["steps", { } id, "decision"] && contract.Steps.Any(s => s.Id == id && s.Do is StepWork.Approve);
        // A no and silence stop the run, so a step after an approval sees a yes or nothing.
        return decision ? [new(path, FactKind.Text, "approved"), missing] : [missing, .. domain.At(path), .. Between(path, domain.At(path))];
    }

    /// <summary>A value between each two limits, so that a narrow span is not taken for an empty one.</summary>
    private static IEnumerable<Fact> Between(string path, IReadOnlyList<Fact> facts)
    {
        decimal[] numbers = [.. facts.Where(f => f.Kind == FactKind.Number)
            .Select(f => decimal.Parse(f.Value, NumberStyles.Float, CultureInfo.InvariantCulture)).Distinct().Order()];
        return numbers.Zip(numbers.Skip(1), (low, high) =>
            new Fact(path, FactKind.Number, ((low + high) / 2).ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<IReadOnlyList<Fact>> Combined(IReadOnlyList<IReadOnlyList<Fact>> values)
    {
        IEnumerable<IReadOnlyList<Fact>> all = [[]];
        foreach (IReadOnlyList<Fact> some in values)
        {
            all = all.SelectMany(c => some.Select(v => (IReadOnlyList<Fact>)[.. c, v]));
        }

        return all;
    }
}
