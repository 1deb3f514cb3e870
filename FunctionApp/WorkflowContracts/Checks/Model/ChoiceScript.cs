namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The choices of one run of the model: those given are followed, further ones take the first way.</summary>
internal sealed class ChoiceScript(IReadOnlyList<int> given)
{
    private readonly List<(int Taken, int Ways)> _made = [];

    public IReadOnlyList<(int Taken, int Ways)> Made => _made;

    /// <summary>Whether the next choice is one that no run made before.</summary>
    public bool OnNewGround => _made.Count >= given.Count;

    public int Choose(int ways)
    {
        int taken = OnNewGround ? 0 : given[_made.Count];
        _made.Add((taken, ways));
        return taken;
    }

    /// <summary>The script of the next run, depth first; null when every way was gone.</summary>
    public IReadOnlyList<int>? Next()
    {
        int last = _made.FindLastIndex(m => m.Taken + 1 < m.Ways);
        return last < 0 ? null : [.. _made.Take(last).Select(m => m.Taken), _made[last].Taken + 1];
    }
}
