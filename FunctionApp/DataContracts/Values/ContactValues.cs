using System.Net.Mail;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Reads e-mail addresses, phone numbers and web addresses.</summary>
internal static partial class ContactValues
{
    private const int LongestEmail = 254;
    private const int LongestUrl = 2048;

    internal static ValueReading ReadEmail(FieldDefinition field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return ValueReader.WrongType(field, value);
        }

        string text = value.GetString()!;
        return text.Length <= LongestEmail && Email().IsMatch(text)
            && MailAddress.TryCreate(text, out MailAddress? address) && address.Address == text
            ? ValueReading.Of(JsonValue.Create(text))
            : ValueReader.WrongFormat(field);
    }

    /// <remarks><para>Shape: digits with a plus where the country is known; 00 in front becomes the plus.</para></remarks>
    internal static ValueReading ReadPhone(FieldDefinition field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return ValueReader.WrongType(field, value);
        }

        string text = value.GetString()!.Trim();
        if (!Phone().IsMatch(text))
        {
            return ValueReader.WrongFormat(field);
        }

        string digits = Digits(text.Replace("(0)", "", StringComparison.Ordinal));
        bool international = text.StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal);
        string number = international ? "+" + (text.StartsWith('+') ? digits : digits[2..]) : digits;
        return digits.Length is < 5 or > 17
            ? ValueReader.WrongFormat(field)
            : ValueReading.Of(JsonValue.Create(number), number == text ? null : "phone_digits");
    }

    internal static ValueReading ReadUrl(FieldDefinition field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return ValueReader.WrongType(field, value);
        }

        string text = value.GetString()!.Trim();
        return text.Length <= LongestUrl
            && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0 && uri.Host.Length > 0
            ? ValueReading.Of(JsonValue.Create(uri.AbsoluteUri), uri.AbsoluteUri == text ? null : "url_form")
            : ValueReader.WrongFormat(field);
    }

    private static string Digits(string text)
    {
        StringBuilder digits = new();
        foreach (char c in text.Where(char.IsAsciiDigit))
        {
            digits.Append(c);
        }

        return digits.ToString();
    }

    [GeneratedRegex(
        @"^[^\s@<>()\[\],;:""\\\p{C}]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}-]{2,}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        100)]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+?[0-9(][0-9 ()./\u00A0-]*$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Phone();
}
