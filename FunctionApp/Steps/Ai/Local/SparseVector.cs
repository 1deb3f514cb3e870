namespace FunctionApp.Steps.Ai.Local;

internal sealed record SparseVector(int[] Indexes, float[] Values)
{
    public float SquaredLength()
    {
        var sum = 0f;
        foreach (var value in Values)
        {
            sum += value * value;
        }
        return sum;
    }
}
