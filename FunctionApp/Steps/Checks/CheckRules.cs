using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Reading;
using FunctionApp.WorkflowContracts.Values;

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

    private static bool Applies(ConditionDefinition? when, CheckText text) => when is null || (text.Values is { } values
        && Conditions.Hold(when, [.. Conditions.Paths(when).Select(p => NamedFacts.ToFact(p, values.Find(p)))]));

    /// <summary>A claim that is missing has no sentence in the text, so the claim itself is shown.</summary>
    private static IEnumerable<CheckFinding> Missing(CheckRuleDefinition.ClaimsPresent rule, CheckText text) =>
        text.Values?.Find(rule.Claims) is { ValueKind: JsonValueKind.Array } claims
            ? claims.EnumerateArray().Select(c => c.ToString()).Where(c => !TextMatches.Says(text.Text, c))
                .Select(c => new CheckFinding(rule.Id, rule.ReasonCode, c))
            : [];

    private static IEnumerable<CheckFinding> Hold(CheckRuleDefinition rule, CheckText text)
    {
        if (rule is CheckRuleDefinition.ClaimsPresent claims)
        {
            return Missing(claims, text);
        }

        IEnumerable<int> breaks = rule switch
        {
            CheckRuleDefinition.ForbiddenWords words => Applies(words.When, text)
                ? words.Terms.SelectMany(t => TextMatches.Words(text.Text, t))
                : [],
            CheckRuleDefinition.AllowedLinks links => TextMatches.ForeignLinks(text.Text, links.Hosts),
            CheckRuleDefinition.AllowedAddresses addresses => TextMatches.ForeignAddresses(
                text.Text, addresses.Hosts, addresses.In is { } places ? text.Named(places) : text.Ground),
            CheckRuleDefinition.NumbersGrounded numbers => TextMatches.NumbersNotIn(text.Text, text.Ground)
                .Concat(numbers.Words ? GroundedFacts.NumberWordsNotIn(text.Text, text.Ground) : []),
            CheckRuleDefinition.SumsGrounded sums => TextMatches.SumsNotIn(text.Text, text.Named(sums.In)),
            CheckRuleDefinition.LinksGrounded => GroundedFacts.LinksNotIn(text.Text, text.Ground),
            CheckRuleDefinition.NamesGrounded names => GroundedFacts.NamesNotIn(text.Text, text.Ground, names.Known ?? []),
            CheckRuleDefinition.SentenceLength sentence => Style.LongSentences(text.Text, sentence.MaxWords),
            CheckRuleDefinition.Shouting shouting => Style.Shouts(text.Text, text.Ground, shouting.MaxExclamations),
            CheckRuleDefinition.Length length => text.Text.Length < length.Min || text.Text.Length > length.Max ? [0] : [],
            _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{rule.Id} is no known rule")),
        };
        return breaks.Select(at => new CheckFinding(rule.Id, rule.ReasonCode, Sentences.Around(text.Text, at)));
    }
}
