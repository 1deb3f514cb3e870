using System.Globalization;
using FunctionApp.Handoffs;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The lists that steps run over: how long they are, how their items end, and whether every item is told of.</summary>
internal sealed class ItemWorld(ModelState state)
{
    private readonly Dictionary<string, IReadOnlyList<int>> _told = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>The name of an item among steps.</summary>
    public static string NameOf(string stepId, int? item) => item is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{stepId}@{at}")
        : stepId;

    /// <summary>The step of an item; a step's name stands for itself.</summary>
    public static string StepOf(string name) => name.Split('@')[0];

    public void Done(string name) => _done.Add(name);

    public IEnumerable<Happening> Count(PendingCall call, StepInvocation step, Action answered)
    {
        int most = Math.Min(state.Bound.Items, state.Step(step.StepId)!.ForEach!.Max);
        yield return new($"'{step.StepId}' has {most} items", () => Counted(call, step.StepId, most, answered));
        yield return new($"'{step.StepId}' has no items", () => Counted(call, step.StepId, 0, answered));
        yield return new($"'{step.StepId}' has more items than the contract allows", () =>
        {
            answered();
            state.Remember(step.StepId, "m");
            state.SetBack(step.StepId);
            call.Answer(new Recorded<ItemList>(new(0, new("STP030", FailureCategory.Permanent)), state.Head));
        });
    }

    /// <summary>Holds the ends that a chunk tells of against how its items really ended.</summary>
    public ItemChunkOutcome Gathered(ItemChunkInvocation chunk)
    {
        foreach (ItemOutcome item in chunk.Items.Where(i => i.Output is not null != _done.Contains(NameOf(chunk.StepId, i.Item))))
        {
            state.Break(Promise.EveryItem, $"item {item.Item} of '{chunk.StepId}' is told to have ended otherwise than it did");
        }

        string name = string.Create(CultureInfo.InvariantCulture, $"{chunk.StepId}/{chunk.Round}/{chunk.Number}");
        int[] failed = [.. chunk.Items.Where(i => i.Output is null).Select(i => i.Item)];
        _told[name] = [.. chunk.Items.Select(i => i.Item)];
        return new(chunk.Items.Count - failed.Length, failed, new("model", name, name, 0));
    }

    /// <summary>How a list may end as a whole; an item that no chunk told of was dropped.</summary>
    public IEnumerable<Happening> Ways(PendingCall call, ItemsInvocation list, Action answered)
    {
        int[] failed = [.. Enumerable.Range(0, list.Count).Where(i => !_done.Contains(NameOf(list.StepId, i)))];
        HashSet<int> told = [.. list.Results.SelectMany(r => _told.GetValueOrDefault(r.Name) ?? [])];
        if (Enumerable.Range(0, list.Count).FirstOrDefault(i => !told.Contains(i), -1) is >= 0 and int dropped)
        {
            state.Break(Promise.EveryItem, $"item {dropped} of '{list.StepId}' is dropped: no chunk tells how it ended");
        }

        if (failed.Length > state.Step(list.StepId)!.ForEach!.Tolerate)
        {
            return [new($"'{list.StepId}' fails, because {failed.Length} of its items did", () =>
            {
                answered();
                state.ForgetItems(list.StepId);
                state.Remember(list.StepId, "f" + string.Join(',', failed));
                state.SetBack(list.StepId);
                Answer(call, new StepOutcome.Failed(new("STP032", FailureCategory.Permanent)));
            })];
        }

        return state.Domain.Of($"steps.{list.StepId}").Select(facts => new Happening(
            $"'{list.StepId}' is done with its {list.Count} items", () =>
            {
                answered();
                state.ForgetItems(list.StepId);
                state.Facts.AddRange(facts);
                state.End(list.StepId);
                Answer(call, new StepOutcome.Completed(
                    new("model", list.StepId, list.StepId, 0), facts, new("model", null, null, 0, 0, 0, TimeSpan.Zero, null)));
            }));
    }

    private void Counted(PendingCall call, string stepId, int count, Action answered)
    {
        answered();
        state.Remember(stepId, "n" + count.ToString(CultureInfo.InvariantCulture));
        call.Answer(new Recorded<ItemList>(new(count), state.Head));
    }

    private void Answer(PendingCall call, StepOutcome outcome) => call.Answer(new Recorded<StepOutcome>(outcome, state.Head));
}
