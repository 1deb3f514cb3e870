namespace FunctionApp.Intake.Signatures;

/// <summary>Where the time of signing stands, and how far it may be from now.</summary>
/// <remarks>
/// <para>Shape: a header of its own, or the part of the signature header behind <paramref name="Prefix"/>.</para>
/// <para>Units: tolerance default five minutes, both ways.</para>
/// </remarks>
internal sealed record TimestampDefinition(
    TimestampUnit Unit,
    string? Header = null,
    string? Prefix = null,
    TimeSpan? Tolerance = null);
