namespace FunctionApp.Approvals;

/// <summary>What a reviewer changed in one field, and how much of it: 0 nothing, 1 all.</summary>
internal sealed record TextChange(string Field, string Before, string After, double Distance);
