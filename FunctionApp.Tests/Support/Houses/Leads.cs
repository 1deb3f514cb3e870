using System.Text.Json.Nodes;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>Sales leads that tests start from.</summary>
internal static class Leads
{
    public static JsonObject Stockist(string id = "L-1") => new()
    {
        ["lead_id"] = id,
        ["email"] = "kim@keller-home.example",
        ["name"] = "Kim Keller",
        ["company"] = "Keller Home",
        ["phone"] = "+353 1 555 0100",
        ["country"] = "IE",
        ["pieces"] = 60,
        ["message"] = "We run a gift shop in Galway and would like to stock your mugs. Could you send your trade price list?",
    };

    public static JsonObject Large(string id = "L-2")
    {
        JsonObject lead = Stockist(id);
        lead["message"] = "We're a catering company and want robust stoneware for events up to 300 guests.";
        lead["pieces"] = 400;
        lead["budget"] = new JsonObject { ["amount"] = "12000.00", ["currency"] = "EUR" };
        return lead;
    }
}
