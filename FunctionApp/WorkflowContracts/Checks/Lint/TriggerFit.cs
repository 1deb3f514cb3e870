using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Checks.Lint;

/// <summary>Each door is declared once and has what it needs.</summary>
internal static partial class TriggerFit
{
    public const string Id = "CON041";

    public static IEnumerable<ContractProblem> Find(LintSubject subject)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < subject.Contract.Triggers.Count; i++)
        {
            TriggerDefinition trigger = subject.Contract.Triggers[i];
            if (!seen.Add(NameOf(trigger)))
            {
                yield return subject.Problem(Id, $"/triggers/{i}", "this door is declared twice");
            }

            if (WhatIsWrong(trigger) is { } wrong)
            {
                yield return subject.Problem(Id, $"/triggers/{i}", wrong);
            }
        }

        if (subject.Contract.Triggers.Count == 0)
        {
            yield return subject.Problem(Id, "/triggers", "expected at least one door");
        }
    }

    private static string NameOf(TriggerDefinition trigger) => trigger switch
    {
        TriggerDefinition.Webhook webhook => "webhook " + webhook.Profile,
        TriggerDefinition.Schedule schedule => $"schedule {schedule.Cron} {schedule.TimeZone}",
        TriggerDefinition.DropFolder drop => "drop_folder " + drop.Folder,
        _ => trigger.GetType().Name,
    };

    private static string? WhatIsWrong(TriggerDefinition trigger) => trigger switch
    {
        TriggerDefinition.Webhook { Secrets.Count: 0 } => "a webhook needs the name of at least one secret",
        TriggerDefinition.Upload { MaxBytes: < 1 or > 104_857_600 } => "expected a limit from 1 to 104857600 bytes",
        TriggerDefinition.Upload { ContentTypes.Count: 0 } => "expected the content types that are taken",
        TriggerDefinition.DropFolder { Folder: "done" or "rejected" } => "files that were taken lie in 'done' and 'rejected'",
        TriggerDefinition.DropFolder drop when !Folder().IsMatch(drop.Folder) => "expected a folder name: small letters, digits, dashes",
        TriggerDefinition.Schedule { TimeZone: { } zone } when !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) =>
            $"'{zone}' is no time zone; expected a name such as Europe/Vienna",
        TriggerDefinition.Schedule { Item.ValueKind: not JsonValueKind.Object } => "expected the item to start with, an object",
        TriggerDefinition.Schedule schedule => WhatIsWrong(schedule.Cron),
        _ => null,
    };

    private static string? WhatIsWrong(string cron)
    {
        try
        {
            return Ncrontab.Parse(cron).Next(DateTime.UnixEpoch) is null ? $"'{cron}' never comes" : null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex Folder();
}
