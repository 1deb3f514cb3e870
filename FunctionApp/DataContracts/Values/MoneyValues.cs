using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FunctionApp.DataContracts.Cleansing;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Reads amounts of money: an object of amount and currency, or text such as <c>EUR 12.50</c>.</summary>
/// <remarks><para>Shape: the record holds <c>amount</c> (a number with its decimals) and <c>currency</c>.</para></remarks>
internal static partial class MoneyValues
{
    internal const string Amount = "amount";
    internal const string Currency = "currency";

    internal static ValueReading Read(FieldDefinition field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadParts(field, value),
        JsonValueKind.String => ReadText(field, value.GetString()!),
        _ => ValueReader.WrongType(field, value),
    };

    private static ValueReading ReadParts(FieldDefinition field, JsonElement value)
    {
        if (!value.TryGetProperty(Amount, out JsonElement amount) || amount.ValueKind == JsonValueKind.Null)
        {
            return ValueReading.Broken(BreachRules.Required, "a decimal number", Kinds.Missing, "/" + Amount);
        }

        if (!value.TryGetProperty(Currency, out JsonElement currency) || currency.ValueKind == JsonValueKind.Null)
        {
            return ValueReading.Broken(BreachRules.Required, "an ISO 4217 currency", Kinds.Missing, "/" + Currency);
        }

        if (currency.ValueKind != JsonValueKind.String)
        {
            return ValueReading.Broken(BreachRules.Type, "an ISO 4217 currency", Kinds.Of(currency), "/" + Currency);
        }

        if (NumberOf(field, amount) is not { } number)
        {
            bool text = amount.ValueKind == JsonValueKind.String;
            return ValueReading.Broken(
                text ? BreachRules.Format : BreachRules.Type, "a decimal number", Kinds.Of(amount), "/" + Amount);
        }

        string written = currency.GetString()!;
        string code = written.Trim().ToUpperInvariant();
        return Checked(number, code, amount.ValueKind == JsonValueKind.String || code != written ? "money" : null, "/" + Currency);
    }

    private static ValueReading ReadText(FieldDefinition field, string text)
    {
        Match match = WithCurrency().Match(text.Trim());
        string code = match.Groups["code"].Value.ToUpperInvariant() switch
        {
            "€" => "EUR",
            "£" => "GBP",
            string written => written,
        };
        return match.Success && Number(field, match.Groups["number"].Value.Trim()) is { } number
            ? Checked(number, code, "money", "")
            : ValueReader.WrongFormat(field);
    }

    private static ValueReading Checked(decimal amount, string code, string? rule, string under)
    {
        if (Currencies.DecimalsOf(code) is not { } decimals)
        {
            return ValueReading.Broken(BreachRules.UnknownCurrency, "an ISO 4217 currency", "another text", under);
        }

        return decimal.Round(amount, decimals) == amount
            ? ValueReading.Of(new JsonObject { [Amount] = amount, [Currency] = code }, rule)
            : ValueReading.Broken(
                BreachRules.Format,
                string.Create(CultureInfo.InvariantCulture, $"at most {decimals} decimals"),
                "number with more decimals");
    }

    private static decimal? NumberOf(FieldDefinition field, JsonElement amount) => amount.ValueKind switch
    {
        JsonValueKind.Number => amount.TryGetDecimal(out decimal number) ? number : null,
        JsonValueKind.String => Number(field, amount.GetString()!.Trim()),
        _ => null,
    };

    private static decimal? Number(FieldDefinition field, string text)
    {
        string? plain = field.Cleanse?.Contains(CleansingRule.ParseLocalNumber) == true ? LocalNumber.Plain(text) : text;
        return plain is not null && NumberValues.TryPlain(plain, out decimal number) ? number : null;
    }

    [GeneratedRegex(
        "^(?:(?<code>[A-Za-z]{3}|€|£)\\s*(?<number>[-+]?[0-9][0-9.,' \u00A0\u202F]*)|(?<number>[-+]?[0-9][0-9.,' \u00A0\u202F]*?)\\s*(?<code>[A-Za-z]{3}|€|£))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        100)]
    private static partial Regex WithCurrency();
}
