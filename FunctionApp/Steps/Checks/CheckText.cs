namespace FunctionApp.Steps.Checks;

/// <summary>The text to check and what it may rest on.</summary>
internal sealed record CheckText(string Text, string Ground);
