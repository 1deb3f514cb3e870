namespace FunctionApp.Pages.RunDocuments;

/// <summary>What a run cost so far.</summary>
/// <remarks><para>Units: tokens; millionths of a US dollar; seconds of reviewers.</para></remarks>
public sealed record RunCost(int InputTokens, int OutputTokens, long ModelMicroUsd, int ReviewerSeconds);
