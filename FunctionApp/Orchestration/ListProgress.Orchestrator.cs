using FunctionApp.Handoffs;

namespace FunctionApp.Orchestration;

/// <summary>How far a step is with its list: what is left to do, and where lies what is done.</summary>
internal sealed class ListProgress(int count)
{
    private readonly List<BlobRef> _results = [];
    private List<int> _left = [.. Enumerable.Range(0, count)];

    public int Count { get; } = count;

    public int Round { get; set; }

    public IReadOnlyList<int> Left => [.. _left];

    public IReadOnlyList<BlobRef> Results => [.. _results];

    /// <summary>Takes what a chunk brought; without results nothing of it is done.</summary>
    public void Take(IEnumerable<int> done, BlobRef? results)
    {
        if (results is not null)
        {
            _left = [.. _left.Except(done)];
            _results.Add(results);
        }
    }
}
