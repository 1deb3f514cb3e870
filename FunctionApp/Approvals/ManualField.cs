namespace FunctionApp.Approvals;

/// <summary>A field that a person fills in for a step; choices where only these are possible.</summary>
internal sealed record ManualField(string Name, string Title, IReadOnlyList<string> Choices, bool Long, bool Optional = false);
