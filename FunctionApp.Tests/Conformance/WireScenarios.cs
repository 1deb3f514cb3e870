using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace FunctionApp.Tests.Conformance;

public static class WireScenarios
{
    public static IReadOnlyList<Scenario> All =>
    [
        new("Fractions_become_doubles_on_the_wire", "D12", """["Completed \"12.1|0.30000000000000004|123456789012345680\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(WireNumbers))) }),
        new("Dates_and_text_are_kept_as_they_are", "D12", """["Completed \"2026-03-01T10:00:00.1230000+02:00|ä<ß\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(WireTexts))) }),
        new("Values_are_written_by_their_runtime_type", "D12", """["Completed \"{\\\"Own\\\":1,\\\"Shared\\\":2}\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(WireTypes))) }),
        new("What_cannot_be_serialised_becomes_its_text", "D12", """["Completed \"I am text\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(WireUnserialisable))) }),
        new("An_extra_parameter_receives_the_input", "P5", """["Completed \"Ada\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(WireExtra), new Person("Ada"))) }),
        new("A_null_result_is_null", "D12", """["Completed \"True\""]""", async client =>
            new[] { Scenario.Ending(await Scenario.FinishAsync(client, nameof(WireNull))) }),
    ];

    [Function(nameof(WireNumbers))]
    public static async Task<string> WireNumbers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string[] told =
        [
            await context.CallActivityAsync<string>(nameof(WireRaw), new { V = 12.10m }),
            await context.CallActivityAsync<string>(nameof(WireRaw), new { V = 0.1 + 0.2 }),
            await context.CallActivityAsync<string>(nameof(WireRaw), new { V = 123456789012345678.5m }),
        ];
        return string.Join('|', told);
    }

    [Function(nameof(WireTexts))]
    public static async Task<string> WireTexts([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string date = await context.CallActivityAsync<string>(nameof(WireRaw), new { V = "2026-03-01T10:00:00.1230000+02:00" });
        return date + "|" + await context.CallActivityAsync<string>(nameof(WireRaw), new { V = "ä<ß" });
    }

    /// <summary>Tells what reached it, number or text.</summary>
    [Function(nameof(WireRaw))]
    public static string WireRaw([ActivityTrigger] System.Text.Json.JsonElement input)
    {
        System.Text.Json.JsonElement value = input.GetProperty("V");
        return value.ValueKind == System.Text.Json.JsonValueKind.String
            ? value.GetString()!
            : value.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace("1.2345678901234568E+17", "123456789012345680", StringComparison.Ordinal);
    }

    [Function(nameof(WireTypes))]
    public static async Task<string> WireTypes([OrchestrationTrigger] TaskOrchestrationContext context) =>
        (await context.CallActivityAsync<System.Text.Json.JsonElement>(nameof(WireDerived), 0)).GetRawText();

    [Function(nameof(WireDerived))]
    public static Parent WireDerived([ActivityTrigger] int shared) => new Derived { Own = 1, Shared = shared + 2 };

    [Function(nameof(WireUnserialisable))]
    public static Task<string> WireUnserialisable([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(WireRefuses), 0);

    [Function(nameof(WireRefuses))]
    public static object WireRefuses([ActivityTrigger] int input) => new Refuses(input);

    [Function(nameof(WireExtra))]
    public static string WireExtra([OrchestrationTrigger] TaskOrchestrationContext context, Person person) =>
        context.GetInput<Person>() == person ? person.Name : "different";

    [Function(nameof(WireNull))]
    public static async Task<string> WireNull([OrchestrationTrigger] TaskOrchestrationContext context) =>
        (await context.CallActivityAsync<string?>(nameof(WireNothing), 0) is null).ToString();

    [Function(nameof(WireNothing))]
    public static string? WireNothing([ActivityTrigger] int input) => input > 0 ? "something" : null;

    public sealed record Person(string Name);

    public class Parent
    {
        public int Shared { get; init; }
    }

    public sealed class Derived : Parent
    {
        public int Own { get; init; }
    }

    public sealed class Refuses(int input)
    {
        public int Input => input >= 0 ? throw new NotSupportedException("no") : input;

        public override string ToString() => "I am text";
    }
}
