using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>A gate of a run that waits for its answer, as the chain's end knows it.</summary>
internal sealed record WaitingGate(string GateId, string Kind, string? Step)
{
    internal static IReadOnlyList<WaitingGate> Read(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<WaitingGate>>(text, HandshakeJson.Wire)!;

    internal static string Write(IReadOnlyList<WaitingGate> gates) => JsonSerializer.Serialize(gates, HandshakeJson.Wire);

    /// <summary>Whether an event can mean something else while a gate is open; a beginning and an ending never do.</summary>
    internal static bool Matters(RunEvent happened) =>
        RunStates.After(happened) is not null && happened.Kind is not (RunEventKind.RunStarted or RunEventKind.RunEnded);

    /// <summary>The gates that wait after an event; the same rules as <see cref="GateFold"/>.</summary>
    internal static IReadOnlyList<WaitingGate> After(IReadOnlyList<WaitingGate> waiting, RunEvent happened)
    {
        string? id = happened.Text(FactNames.GateId);
        return happened.Kind switch
        {
            RunEventKind.GateOpened =>
                [.. waiting, new(id ?? happened.StepId ?? "", happened.Text(FactNames.GateKind) ?? "approve", happened.StepId)],
            RunEventKind.GateSettled when happened.Result != GateRecord.Pending =>
                Without(waiting, g => id is null ? g.Step == happened.StepId : g.GateId == id),
            RunEventKind.RunResumed => Without(waiting, g => g.Kind == "incident" && g.Step == happened.StepId),
            RunEventKind.RunEnded => [],
            _ => waiting,
        };
    }

    private static IReadOnlyList<WaitingGate> Without(IReadOnlyList<WaitingGate> waiting, Func<WaitingGate, bool> which) =>
        [.. waiting.Where(g => !which(g))];
}
