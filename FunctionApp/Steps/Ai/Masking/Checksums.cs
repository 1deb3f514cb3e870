using System.Globalization;
using System.Numerics;

namespace FunctionApp.Steps.Ai.Masking;

/// <summary>The arithmetic that tells real numbers from any digits.</summary>
internal static class Checksums
{
    /// <summary>Luhn, as payment cards carry it.</summary>
    public static bool IsCard(string digits)
    {
        if (digits.Length is < 13 or > 19 || digits.All(d => d == digits[0]))
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            int counted = i % 2 == 1 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0;
    }

    /// <summary>Mod 97, as ISO 13616 wants it.</summary>
    public static bool IsIban(string compact)
    {
        if (compact.Length is < 15 or > 34 || !char.IsAsciiLetter(compact[0]) || !char.IsAsciiLetter(compact[1]))
        {
            return false;
        }

        string turned = compact[4..] + compact[..4];
        string digits = string.Concat(turned.Select(c => char.IsAsciiDigit(c)
            ? c.ToString()
            : (char.ToUpperInvariant(c) - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        return BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger number) && number % 97 == 1;
    }
}
