namespace FunctionApp.Approvals.Views;

/// <summary>One effect that a yes sets free, in words.</summary>
internal sealed record EffectView(
    string Title,
    string Target,
    string? ToWhom,
    IReadOnlyList<FieldView> Fields,
    bool Irreversible,
    bool Sandboxed);
