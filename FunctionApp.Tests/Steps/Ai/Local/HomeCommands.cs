using FunctionApp.Steps.Ai.Local;

namespace FunctionApp.Tests.Steps.Ai.Local;

/// <summary>A small world of spoken commands: enough wording to learn from, none of it from a shipped workflow.</summary>
internal static class HomeCommands
{
    private static readonly string[] Openings =
        ["", "please ", "hey, ", "can you ", "could you ", "I want you to ", "now ", "quickly "];

    private static readonly (string Label, string[] Acts, string[] Things)[] Intents =
    [
        ("light", ["switch on", "turn off", "dim", "brighten"], ["the lamp", "the kitchen lights", "the bulb in the hall"]),
        ("music", ["play", "skip", "pause", "turn up"], ["this song", "the next album", "some quiet jazz"]),
        ("alarm", ["wake me at", "set an alarm for", "cancel the alarm at", "snooze until"], ["7", "half past six", "8:30"]),
        ("weather", ["tell me whether it rains", "what is the forecast", "how warm is it"], ["today", "tomorrow", "on Sunday"]),
        ("shopping", ["put on the shopping list:", "buy", "order", "we are out of"], ["milk", "bread and eggs", "dish soap"]),
        ("other", ["who won", "sell me", "translate", "write a poem about"], ["the election", "a used car", "this contract"]),
    ];

    public static IReadOnlyList<LabelledText> All { get; } =
    [
        .. from intent in Intents
           from opening in Openings
           from act in intent.Acts
           from thing in intent.Things
           select new LabelledText($"{opening}{act} {thing}", intent.Label),
    ];
}
