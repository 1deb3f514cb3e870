namespace FunctionApp.Audit;

/// <summary>The record could not be written; what was to be recorded does not count as done.</summary>
/// <remarks><para>Errors: AUD001.</para></remarks>
public sealed class AuditAppendException(string chain, string reason)
    : InvalidOperationException($"AUD001: the audit chain '{chain}' could not be extended: {reason}");
