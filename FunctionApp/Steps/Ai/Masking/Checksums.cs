using System.Globalization;
using System.Numerics;

namespace FunctionApp.Steps.Ai.Masking;

/// <summary>The arithmetic that tells real numbers from any digits.</summary>
internal static class Checksums
{
    // Length of an account number by country, ISO 13616 registry.
    private const string IbanLengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 "
        + "GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 "
        + "MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";

    private static readonly Dictionary<string, int> LengthOf =
        IbanLengths.Split(' ').ToDictionary(l => l[..2], l => int.Parse(l.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture));

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
        if (compact.Length < 15 || !LengthOf.TryGetValue(compact[..2].ToUpperInvariant(), out int length) || compact.Length != length)
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
