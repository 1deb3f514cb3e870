namespace FunctionApp.Steps.Ai.Models;

/// <summary>One named piece of untrusted or given text.</summary>
internal sealed record ModelInput(string Name, string Text);
