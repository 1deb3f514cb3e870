using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.WorkflowContracts.Connectors;

/// <summary>One thing a target can do, and how its answer is understood.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Url"/> is relative to the connector's address; <c>{payload.x}</c>, <c>{effect.key}</c>, <c>{effect.slug}</c> are filled in, encoded.</para>
/// <para>Shape: <paramref name="Body"/> maps <c>payload.x</c> and <c>effect.key</c>; without it the payload itself is the body.</para>
/// <para>Shape: <paramref name="Recipient"/> names the payload fields that say to whom; approvers are shown them first.</para>
/// <para>Shape: <paramref name="Read"/> says how a look-up understands the answer of a GET; its key is <c>{payload.key}</c>.</para>
/// <para>Guarantee: <paramref name="HonoursKey"/> says that the vendor does the same key once, however often it is sent.</para>
/// </remarks>
public sealed record OperationDefinition(
    string Id,
    string Title,
    string Method = "POST",
    string Url = "",
    BodyFormat Format = BodyFormat.Json,
    IReadOnlyList<MappedField>? Body = null,
    IReadOnlyList<HeaderDefinition>? Headers = null,
    string? IdempotencyHeader = "Idempotency-Key",
    bool HonoursKey = false,
    AnswerDefinition? Answer = null,
    FindDefinition? Find = null,
    IReadOnlyList<string>? Recipient = null,
    ReadDefinition? Read = null);
