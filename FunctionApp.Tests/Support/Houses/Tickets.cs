using System.Text.Json.Nodes;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>Support tickets that tests start from.</summary>
internal static class Tickets
{
    public static JsonObject Ordinary(string id = "T-1") => new()
    {
        ["ticket_id"] = id,
        ["subject"] = "Where is my parcel?",
        ["body"] = "Hello, I ordered two mugs last week and my order BB-104233 has not arrived yet. When will it be delivered?",
        ["customer_email"] = "maria.lopez@customer.example",
        ["customer_name"] = "Maria Lopez",
        ["order_number"] = "BB-104233",
    };

    public static JsonObject Risky(string id = "T-2") => new()
    {
        ["ticket_id"] = id,
        ["subject"] = "Last warning",
        ["body"] = "The bowl broke and cut my hand. If I do not hear from you today my lawyer will be in touch.",
        ["customer_email"] = "j.hartmann@customer.example",
        ["customer_name"] = "J. Hartmann",
        ["order_number"] = "BB-103877",
    };
}
