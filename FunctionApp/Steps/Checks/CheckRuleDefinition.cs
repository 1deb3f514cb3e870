using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Steps.Checks;

/// <summary>One rule of a check file.</summary>
internal abstract record CheckRuleDefinition
{
    private CheckRuleDefinition(string id, string reasonCode) => (Id, ReasonCode) = (id, reasonCode);

    public string Id { get; }

    public string ReasonCode { get; }

    /// <summary>Words and phrases that must not stand in the text.</summary>
    public sealed record ForbiddenWords(string Id, string ReasonCode, IReadOnlyList<string> Terms, ConditionDefinition? When = null)
        : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Links may lead only to these hosts.</summary>
    public sealed record AllowedLinks(string Id, string ReasonCode, IReadOnlyList<string> Hosts) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>E-mail addresses may be only of these hosts, or stand in the ground: in what <paramref name="In"/> names, else in all of it.</summary>
    public sealed record AllowedAddresses(string Id, string ReasonCode, IReadOnlyList<string> Hosts, IReadOnlyList<string>? In = null)
        : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Every number of the text must stand in the ground; with <paramref name="Words"/> those written as words too.</summary>
    public sealed record NumbersGrounded(string Id, string ReasonCode, bool Words = false) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Every sum of money in the text must stand in one of these: files of the contract, or paths that no stranger writes.</summary>
    public sealed record SumsGrounded(string Id, string ReasonCode, IReadOnlyList<string> In) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Every link of the text must stand in the ground as it is.</summary>
    public sealed record LinksGrounded(string Id, string ReasonCode) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Every name of the text must stand in the ground or among the known ones.</summary>
    public sealed record NamesGrounded(string Id, string ReasonCode, IReadOnlyList<string>? Known = null) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Every sentence of the list that the path <paramref name="Claims"/> leads to must stand in the text.</summary>
    public sealed record ClaimsPresent(string Id, string ReasonCode, string Claims) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>No sentence is longer than so many words.</summary>
    public sealed record SentenceLength(string Id, string ReasonCode, int MaxWords) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>No more exclamation marks than allowed, and no words all in capitals but those of the ground.</summary>
    public sealed record Shouting(string Id, string ReasonCode, int MaxExclamations = 0) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>The text's length in characters.</summary>
    public sealed record Length(string Id, string ReasonCode, int Min, int Max) : CheckRuleDefinition(Id, ReasonCode);
}
