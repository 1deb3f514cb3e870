namespace FunctionApp.Intake.Signatures;

/// <summary>How senders write the time of signing.</summary>
internal enum TimestampUnit
{
    UnixSeconds,
    UnixMilliseconds,
    Iso8601,
}
