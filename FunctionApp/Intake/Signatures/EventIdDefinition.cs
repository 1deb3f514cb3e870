namespace FunctionApp.Intake.Signatures;

/// <summary>Where the sender names the event: a signed header, or a JSON pointer into the body.</summary>
internal sealed record EventIdDefinition(string? Header = null, string? Pointer = null);
