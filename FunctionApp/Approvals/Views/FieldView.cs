namespace FunctionApp.Approvals.Views;

/// <summary>One field shown to a person; the path is set where it may be changed.</summary>
internal sealed record FieldView(string Title, string Value, string? EditPath = null)
{
    public bool IsLong => Value.Length > 80 || Value.Contains('\n', StringComparison.Ordinal);
}
