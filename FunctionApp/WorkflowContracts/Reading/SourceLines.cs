namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>Where in a file each value stands.</summary>
public sealed class SourceLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>The line of the value, or of the nearest value around it; 1 where nothing is known.</summary>
    public int Of(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        for (string at = pointer; ; at = at[..at.LastIndexOf('/')])
        {
            if (_lines.TryGetValue(at, out int line))
            {
                return line;
            }

            if (at.Length == 0)
            {
                return 1;
            }
        }
    }

    internal void Note(string pointer, int line) => _lines.TryAdd(pointer, line);
}
