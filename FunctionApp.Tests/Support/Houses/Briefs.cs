using System.Text.Json.Nodes;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>Content briefs that tests start from.</summary>
internal static class Briefs
{
    public const string Claim = "Safe for dishwasher and microwave, not for the hob.";

    public static JsonObject Ordinary(params string[] channels) => new()
    {
        ["brief_id"] = "B-1",
        ["topic"] = "A stoneware bowl set for every day",
        ["audience"] = "people who cook at home",
        ["key_points"] = new JsonArray(
            "The set has 4 bowls that stack, so that it fits a small cupboard.",
            "Each bowl is glazed by hand, so no two look alike."),
        ["mandatory_claims"] = new JsonArray(Claim),
        ["facts"] = new JsonArray("The set costs 49.90 EUR.", "A bowl holds 600 ml."),
        ["links"] = new JsonArray("https://shop.example/bowl-set"),
        ["channels"] = new JsonArray([.. (channels.Length > 0 ? channels : ["blog", "newsletter", "linkedin", "x", "slack"]).Select(c => (JsonNode)c)]),
        ["hashtags"] = new JsonArray("stoneware", "home cooking", "ceramics"),
        ["images"] = new JsonArray(new JsonObject { ["url"] = "https://shop.example/bowls.jpg", ["text"] = "Four stacked bowls on a shelf" }),
    };
}
