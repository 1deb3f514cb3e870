using FunctionApp.Handoffs;
using OpenAI.Chat;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>What came of one call: a completion, or why not.</summary>
/// <remarks><para>Shape: <paramref name="IsDown"/> says that the provider seems out; <paramref name="MayHaveCost"/> that nobody knows whether it was billed.</para></remarks>
internal sealed record ModelReply(ChatCompletion? Completion, StepFailure? Failure, bool IsDown = false, bool MayHaveCost = false);
