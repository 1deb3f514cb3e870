namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What a step does; paths are <c>record.x</c>, <c>steps.id.x</c>, <c>lookups.id.x</c>, <c>run.id</c>.</summary>
public abstract record StepWork
{
    private StepWork()
    {
    }

    /// <summary>Sorts text into one of the classes for which the folder <paramref name="Training"/> has examples.</summary>
    public sealed record Classify(
        IReadOnlyList<string> Text,
        string Training,
        IReadOnlyList<RouteCandidateDefinition> Route,
        string? Prompt = null) : StepWork;

    /// <summary>Reads the declared fields out of a document, each with a confidence.</summary>
    /// <remarks>
    /// <para>Shape: a field's <c>from</c> points into the named data of the document (e-invoice, CSV, template); default its own name.</para>
    /// <para>Shape: a document of none of the <paramref name="Kinds"/>, or without a field that its kind must have, is not read.</para>
    /// </remarks>
    public sealed record Extract(
        string Document,
        IReadOnlyList<FieldDefinition> Fields,
        IReadOnlyList<RouteCandidateDefinition> Route,
        string? Prompt = null,
        string? Templates = null,
        IReadOnlyList<DocumentKindDefinition>? Kinds = null) : StepWork;

    /// <summary>Shortens text.</summary>
    public sealed record Summarize(
        IReadOnlyList<string> Text,
        int MaxWords,
        IReadOnlyList<RouteCandidateDefinition> Route,
        string? Prompt = null) : StepWork;

    /// <summary>Drafts text: by a model from the prompt, or by the answer template that <paramref name="AnswerKey"/> names.</summary>
    public sealed record Generate(
        IReadOnlyList<RouteCandidateDefinition> Route,
        string? Prompt = null,
        string? Answers = null,
        string? AnswerKey = null,
        string? FallbackAnswer = null,
        string? Policy = null,
        IReadOnlyList<string>? Ground = null) : StepWork;

    /// <summary>Asks a decision table.</summary>
    public sealed record Decide(string Table) : StepWork;

    /// <summary>Holds a rule file against text.</summary>
    public sealed record Check(string Rules, IReadOnlyList<string> Text, IReadOnlyList<string>? Against = null) : StepWork;

    /// <summary>Asks a declared look-up source.</summary>
    public sealed record Lookup(string Source) : StepWork;

    /// <summary>Asks people for a yes to the effects it covers.</summary>
    public sealed record Approve(
        string Role,
        IReadOnlyList<string> Covers,
        TimeSpan Deadline,
        SilenceMeans Silence,
        int Needed = 1,
        bool NotRequester = false,
        bool NotEditor = false,
        IReadOnlyList<string>? Editable = null,
        IReadOnlyList<string>? ReasonCodes = null,
        IReadOnlyList<TimeSpan>? Reminders = null,
        IReadOnlyList<EscalationDefinition>? Escalation = null,
        bool TypedCode = false,
        double SampleRate = 0) : StepWork;

    /// <summary>Changes something outside.</summary>
    public sealed record Effect(
        string Connector,
        string Operation,
        IReadOnlyList<MappedField> Payload,
        IdempotencyDefinition Idempotency,
        bool Irreversible = false,
        CompensationDefinition? Compensation = null,
        InDoubtDefinition? InDoubt = null) : StepWork;

    /// <summary>Shapes content for the channels of a file, or for those that the list behind <paramref name="Only"/> names.</summary>
    public sealed record Package(string Channels, string Text, string? Only = null) : StepWork;
}
