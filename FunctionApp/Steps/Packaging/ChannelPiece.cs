using FunctionApp.Steps.Checks;

namespace FunctionApp.Steps.Packaging;

/// <summary>What one channel would publish, and what is wrong with it.</summary>
internal sealed record ChannelPiece(string Title, string Text, int Length, bool Cut, IReadOnlyList<CheckFinding> Findings);
