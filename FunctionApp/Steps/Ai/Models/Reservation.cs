namespace FunctionApp.Steps.Ai.Models;

/// <summary>Money set aside for one model call; <paramref name="RefusedBy"/> names the limit that it would break.</summary>
internal sealed record Reservation(string Workflow, IReadOnlyList<string> Rows, long MicroUsd, string? RefusedBy = null);
