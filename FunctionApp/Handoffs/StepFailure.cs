namespace FunctionApp.Handoffs;

/// <summary>One failure as data.</summary>
/// <remarks>
/// <para>Shape: an error code with a page in docs/errors; never text from the item or from a vendor.</para>
/// <para>Units: <paramref name="RetryAfter"/> is how long the other side asked to wait.</para>
/// </remarks>
public sealed record StepFailure(string ErrorCode, FailureCategory Category, TimeSpan? RetryAfter = null);
