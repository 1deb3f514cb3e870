using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Business states are short lines, written the same wherever they mean the same, and an exit differs from its entry.</summary>
internal static class BusinessStates
{
    public const string Id = "CON061";
    private const int Longest = 60;

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        List<(string State, string Pointer)> named = [.. subject.Steps.SelectMany(s => Of(s.Step, s.Pointer))];
        Dictionary<string, string> spelled = new(StringComparer.Ordinal);
        foreach ((string state, string pointer) in named)
        {
            if (state.Trim().Length is 0 or > Longest || state != state.Trim() || state.Any(char.IsControl))
            {
                yield return subject.Problem(Id, pointer, $"expected one line of 1 to {Longest} characters without blanks around it");
            }
            else if (!spelled.TryAdd(Bare(state), state) && spelled[Bare(state)] != state)
            {
                yield return subject.Problem(Id, pointer, $"'{state}' is written '{spelled[Bare(state)]}' elsewhere; one state has one spelling");
            }
        }

        foreach ((StepDefinition step, string pointer) in subject.Steps.Where(s => s.Step.EntryState is { } e && e == s.Step.ExitState))
        {
            yield return subject.Problem(Id, pointer + "/exit_state", $"'{step.ExitState}' is the state in which the step begins; it says nothing new");
        }
    }

    private static IEnumerable<(string State, string Pointer)> Of(StepDefinition step, string pointer)
    {
        if (step.EntryState is { } entry)
        {
            yield return (entry, pointer + "/entry_state");
        }

        if (step.ExitState is { } exit)
        {
            yield return (exit, pointer + "/exit_state");
        }
    }

    private static string Bare(string state) =>
        new([.. state.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
