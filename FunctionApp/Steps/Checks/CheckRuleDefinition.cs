namespace FunctionApp.Steps.Checks;

/// <summary>One rule of a check file.</summary>
internal abstract record CheckRuleDefinition
{
    private CheckRuleDefinition(string id, string reasonCode) => (Id, ReasonCode) = (id, reasonCode);

    public string Id { get; }

    public string ReasonCode { get; }

    /// <summary>Words and phrases that must not stand in the text.</summary>
    public sealed record ForbiddenWords(string Id, string ReasonCode, IReadOnlyList<string> Terms) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Links may lead only to these hosts.</summary>
    public sealed record AllowedLinks(string Id, string ReasonCode, IReadOnlyList<string> Hosts) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>E-mail addresses may be only of these hosts, or stand in the ground.</summary>
    public sealed record AllowedAddresses(string Id, string ReasonCode, IReadOnlyList<string> Hosts) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>Every number of the text must stand in the ground.</summary>
    public sealed record NumbersGrounded(string Id, string ReasonCode) : CheckRuleDefinition(Id, ReasonCode);

    /// <summary>The text's length in characters.</summary>
    public sealed record Length(string Id, string ReasonCode, int Min, int Max) : CheckRuleDefinition(Id, ReasonCode);
}
