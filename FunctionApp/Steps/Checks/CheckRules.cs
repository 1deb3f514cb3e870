using System.Collections.Concurrent;
using System.Globalization;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Reading;

namespace FunctionApp.Steps.Checks;

/// <summary>The rules of one check file, ready to be held against text; pure.</summary>
internal sealed class CheckRules(CheckFileDefinition file)
{
    private static readonly ConcurrentDictionary<string, CheckRules> Read = new();
    private readonly RiskWords _words = new(new(file.Purpose, file.Owner, file.ChangeNote, file.Lists ?? []));

    public static CheckRules Of(PinnedContract contract, string path) => Read.GetOrAdd(
        $"{contract.Pin.Sha256}/{path}",
        _ => new(AuthoredFile.Read<CheckFileDefinition>(contract.Text(path), path).Required()));

    public IEnumerable<CheckFinding> Hold(CheckText text)
    {
        IEnumerable<CheckFinding> words = _words.Find(text.Text)
            .Select(h => new CheckFinding(h.ListId, h.ReasonCode, Sentences.Around(text.Text, Place(text.Text, h.Term))));
        return words.Concat((file.Rules ?? []).SelectMany(r => Hold(r, text)));
    }

    /// <summary>Where a term stands, near enough for a person: at its first word.</summary>
    private static int Place(string text, string term) =>
        Math.Max(0, text.IndexOf(term.Split(' ')[0].TrimEnd('*'), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<CheckFinding> Hold(CheckRuleDefinition rule, CheckText text)
    {
        IEnumerable<int> breaks = rule switch
        {
            CheckRuleDefinition.ForbiddenWords words => words.Terms.SelectMany(t => TextMatches.Words(text.Text, t)),
            CheckRuleDefinition.AllowedLinks links => TextMatches.ForeignLinks(text.Text, links.Hosts),
            CheckRuleDefinition.AllowedAddresses addresses => TextMatches.ForeignAddresses(text.Text, addresses.Hosts, text.Ground),
            CheckRuleDefinition.NumbersGrounded => TextMatches.NumbersNotIn(text.Text, text.Ground),
            CheckRuleDefinition.Length length => text.Text.Length < length.Min || text.Text.Length > length.Max ? [0] : [],
            _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{rule.Id} is no known rule")),
        };
        return breaks.Select(at => new CheckFinding(rule.Id, rule.ReasonCode, Sentences.Around(text.Text, at)));
    }
}
