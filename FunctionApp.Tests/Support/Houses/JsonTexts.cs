using System.Text.Json.Nodes;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>Short ways to read answers.</summary>
internal static class JsonTexts
{
    public static string Said(this JsonNode answer, string member) =>
        answer[member]?.ToString() ?? throw new Xunit.Sdk.XunitException($"no {member} in {answer}");
}
