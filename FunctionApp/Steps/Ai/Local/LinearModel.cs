using System.Numerics;
using System.Runtime.InteropServices;

namespace FunctionApp.Steps.Ai.Local;

/// <summary>One weight row per feature, one column per label, so that all labels are scored in one pass.</summary>
internal sealed class LinearModel(int features, int labels)
{
    // Rows of whole vectors, read in plain loops: fast in unoptimised builds too, where a call per row would dominate.
    private readonly int _blocks = Blocks(labels);
    private readonly Vector<float>[] _weights = new Vector<float>[(features + 1L) * Blocks(labels)];

    public int Labels => labels;

    /// <summary>Length of a score row: the labels, filled up to whole vectors.</summary>
    public int Stride => _blocks * Vector<float>.Count;

    public float[] Score(SparseVector text)
    {
        var scores = new float[Stride];
        ScoreInto(text, scores);
        return scores;
    }

    public void ScoreInto(SparseVector text, float[] scores)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan());
        _weights.AsSpan(features * _blocks, _blocks).CopyTo(sums);
        var weights = _weights;
        var blocks = _blocks;
        var indexes = text.Indexes;
        var values = text.Values;
        for (var i = 0; i < indexes.Length; i++)
        {
            var value = new Vector<float>(values[i]);
            var row = indexes[i] * blocks;
            for (var block = 0; block < blocks; block++)
            {
                sums[block] += weights[row + block] * value;
            }
        }
    }

    public void Add(SparseVector text, float[] step)
    {
        var steps = MemoryMarshal.Cast<float, Vector<float>>(step.AsSpan());
        AddRow(features, Vector<float>.One, steps);
        for (var i = 0; i < text.Indexes.Length; i++)
        {
            AddRow(text.Indexes[i], new(text.Values[i]), steps);
        }
    }

    public int Top(ReadOnlySpan<float> scores)
    {
        var top = 0;
        for (var label = 1; label < labels; label++)
        {
            top = scores[label] > scores[top] ? label : top;
        }
        return top;
    }

    private void AddRow(int feature, Vector<float> value, ReadOnlySpan<Vector<float>> steps)
    {
        var row = feature * _blocks;
        for (var block = 0; block < steps.Length; block++)
        {
            _weights[row + block] += steps[block] * value;
        }
    }

    private static int Blocks(int labels) => (labels + Vector<float>.Count - 1) / Vector<float>.Count;
}
