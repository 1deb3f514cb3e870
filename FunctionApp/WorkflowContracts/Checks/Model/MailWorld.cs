using FunctionApp.Handoffs;

namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The mails to people of the house: sent, or not, or their worker is lost; who was not told must be told again.</summary>
internal sealed class MailWorld(ModelState state)
{
    private readonly SortedSet<string> _unsent = new(StringComparer.Ordinal);

    public IEnumerable<string> Key() => _unsent.Select(u => "unsent " + u);

    /// <summary>A mail is tried again, or a question that nobody was told of runs out.</summary>
    public void Called(object? input)
    {
        if (NameOf(input) is { } mail)
        {
            _unsent.Remove(mail);
        }

        if (input is SettleInvocation settle)
        {
            int lost = _unsent.RemoveWhere(u => u.StartsWith(settle.GateId + " ", StringComparison.Ordinal));
            if (lost > 0 && settle.Waiting == "deadline")
            {
                state.Break(Promise.PeopleAreTold, $"the question {settle.GateId} runs out, and its failed mail was never tried again");
            }
        }
    }

    /// <summary>A mail that fails keeps nobody's run; the ways on after it are those of the run itself.</summary>
    public IEnumerable<Happening> Ways(PendingCall call, Action answered)
    {
        yield return new("", () => Answer(new EffectReceipt.Applied("mail")));
        if (state.MayMishap)
        {
            yield return new(
                "a mail is not sent, because the mail server is down", () => Fail(() => Answer(new EffectReceipt.NotApplied("EFX000", null))), Rare: true);
            yield return new("a mail is not sent, because its worker is lost", () => Fail(Lose), Rare: true);
        }

        void Answer(EffectReceipt receipt)
        {
            answered();
            call.Answer(new Recorded<EffectReceipt>(receipt, state.Head));
        }

        void Lose()
        {
            answered();
            call.Lose();
        }

        void Fail(Action how)
        {
            state.Mishap();
            _unsent.Add(NameOf(call.Input)!);
            how();
        }
    }

    public void Ended()
    {
        if (_unsent.FirstOrDefault(u => u.StartsWith("alarm ", StringComparison.Ordinal)) is { } silent)
        {
            state.Break(Promise.PeopleAreTold, $"the run is over, and the failed {silent} was never tried again");
        }
    }

    private static string? NameOf(object? input) => input switch
    {
        NoticeInvocation notice => $"{notice.GateId} {notice.Notice.PersonId} {notice.Notice.Number}",
        RoleNotice told => $"alarm about '{told.StepId}'",
        _ => null,
    };
}
