using FunctionApp.Handoffs;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Hosting;

/// <summary>What a sender is told about an item.</summary>
/// <remarks><para>Source: the HTTP table of the product; each code has a page in docs/errors.</para></remarks>
public static class VerdictAnswer
{
    private const string Api = "/api";

    /// <summary>202 with the run and where it stands, or the problem.</summary>
    public static IResult Of(IntakeVerdict verdict, RunState state = RunState.Received)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Kind switch
        {
            IntakeVerdictKind.Accepted => Run(((IntakeVerdict.Accepted)verdict).RunId, state, duplicate: false),
            IntakeVerdictKind.Duplicate => Run(((IntakeVerdict.Duplicate)verdict).RunId, state, duplicate: true),
            _ => ProblemOf(verdict),
        };
    }

    private static IResult ProblemOf(IntakeVerdict verdict) => verdict switch
    {
        IntakeVerdict.KeyReused reused => Problem.Result(
            422,
            IntakeCodes.KeyReused,
            "The key belongs to another item",
            "An item with this idempotency key and another content came before; nothing was started.",
            new { reused.RunId, links = RunLinks.Of(reused.RunId) }),
        IntakeVerdict.Rejected rejected => Problem.Result(
            422,
            IntakeCodes.Rejected,
            "The item broke its data contract",
            "It lies in the reject queue; mend it there, or send a mended item.",
            new { rejected.RejectId, rejected.Violations, links = new { reject = $"{Api}/rejects/{rejected.RejectId}" } }),
        IntakeVerdict.Blocked blocked => Problem.Result(
            409,
            IntakeCodes.Blocked,
            "The workflow starts no runs now",
            string.Join(" ", blocked.Reasons),
            new { blocked.Reasons }),
        IntakeVerdict.Unauthentic unauthentic => Problem.Result(
            401, unauthentic.Code, "The signature was not accepted", "The request is not signed as the workflow's profile wants it."),
        IntakeVerdict.TooLarge large => Problem.Result(
            413,
            IntakeCodes.TooLarge,
            "The body is too large",
            FormattableString.Invariant($"At most {large.LimitBytes} bytes are taken here."),
            new { large.LimitBytes, large.RejectId }),
        IntakeVerdict.Malformed { Code: IntakeCodes.DocumentType } other => Problem.Result(
            415, other.Code, "Documents of this type are not taken", other.Detail, new { other.RejectId }),
        IntakeVerdict.Malformed malformed => Problem.Result(
            400, malformed.Code, "The body cannot be read", malformed.Detail, new { malformed.RejectId }),
        IntakeVerdict.UnknownSource unknown => Problem.Result(404, unknown.Code, "There is no such door", unknown.Detail),
        _ => throw new InvalidOperationException($"{verdict.Kind} is no problem"),
    };

    private static RunAnswer Run(string runId, RunState state, bool duplicate) => new(runId, state, duplicate, RunLinks.Of(runId));
}
