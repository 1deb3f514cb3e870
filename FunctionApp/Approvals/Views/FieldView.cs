namespace FunctionApp.Approvals.Views;

/// <summary>One field shown to a person; the path is set where it may be changed, the doubt where it was not surely read.</summary>
internal sealed record FieldView(string Title, string Value, string? EditPath = null, string? Doubt = null)
{
    public bool IsLong => Value.Length > 80 || Value.Contains('\n', StringComparison.Ordinal);
}
