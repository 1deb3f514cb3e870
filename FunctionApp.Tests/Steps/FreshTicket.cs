using System.Text.Json;
using FunctionApp.Hosting;

namespace FunctionApp.Tests.Steps;

/// <summary>A ticket in words that the training files do not have, with what should become of it.</summary>
internal sealed record FreshTicket(string Label, bool NeedsPerson, string Subject, string Body)
{
    public string Text => $"{Subject}\n{Body}";

    public bool IsRisky => Label is "other" or "legal" or "complaint";

    public static IReadOnlyList<FreshTicket> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(Support.Repository.Root, "FunctionApp.Tests", "Steps", file))
            .Select(line => JsonSerializer.Deserialize<FreshTicket>(line, HandshakeJson.Authored)!),
    ];
}
