using System.Globalization;
using System.Numerics;

namespace FunctionApp.Tests.Scenarios;

/// <summary>Sensitive values in the spellings that people and mail programs make of them; none is anybody's.</summary>
internal static class Planted
{
    public static IEnumerable<(string Value, string Sentence)> All() =>
        Cards().Concat(Ibans()).Concat(Emails()).Concat(Phones()).Concat(Secrets()).Concat(Ids());

    private static IEnumerable<(string, string)> Cards() => Enumerable.Range(0, 45).Select(i =>
    {
        string card = Spelled(Luhn($"4{i:00}5{(i * 7919 % 1_000_000):000000}{i * 31 % 100_000:00000}"), i, 4);
        return (card, $"My card {card} was charged twice.");
    });

    private static IEnumerable<(string, string)> Ibans() => Enumerable.Range(0, 40).Select(i =>
    {
        string iban = (i % 3) switch
        {
            0 => Iban("DE", $"37040044{i * 77_777_777L % 10_000_000_000:0000000000}"),
            1 => Iban("AT", $"19043{i * 55_555_555L % 100_000_000_000:00000000000}"),
            _ => Iban("GB", $"WEST{i * 33_333_333L % 100_000_000_000_000:00000000000000}"),
        };
        string spelled = Spelled(i % 4 == 1 ? iban.ToLowerInvariant() : iban, i, 4);
        return (spelled, $"Please pay back to {spelled} this week.");
    });

    private static IEnumerable<(string, string)> Emails() => Enumerable.Range(0, 35).Select(i =>
    {
        (string user, string host) = ($"person.no{i}", $"mailhouse{i}.example");
        string address = (i % 7) switch
        {
            0 => $"{user}@{host}",
            1 => $"{user.ToUpperInvariant()}@{host.ToUpperInvariant()}",
            2 => $"{user} (at) {host.Replace(".", " (dot) ", StringComparison.Ordinal)}",
            3 => $"{user} [at] {host}",
            4 => $"{user}＠{host}",
            5 => $"{user}\u200b@{host}",
            _ => $"{user} @ {host}",
        };
        return (address, $"Write to {address} instead.");
    });

    private static IEnumerable<(string, string)> Phones() => Enumerable.Range(0, 30).Select(i =>
    {
        string tail = $"{1_234_567 + (i * 10_007)}";
        string phone = (i % 6) switch
        {
            0 => $"+49 170 {tail}",
            1 => $"+49\u00a0(0)170\u00a0{tail[..3]}-{tail[3..]}",
            2 => $"0049.170.{tail[..3]}.{tail[3..]}",
            3 => $"0170/{tail}",
            4 => $"(555) 12{i % 10}-{4000 + i}",
            _ => $"+43-664-{tail[..4]}\n{tail[4..]}",
        };
        return (phone, $"Call me at {phone}, please.");
    });

    private static IEnumerable<(string, string)> Secrets() => Enumerable.Range(0, 30).Select(i =>
    {
        string random = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([(byte)i]));
        return (i % 6) switch
        {
            0 => ($"hunter{random[..8]}!", $"My password is hunter{random[..8]}!, please reset it."),
            1 => ($"sk-{random[..32]}", $"The key sk-{random[..32]} stopped working."),
            2 => ($"ghp_{random[..36]}", $"I used ghp_{random[..36]} for it."),
            3 => ($"AKIA{random[..16].ToUpperInvariant()}", $"AKIA{random[..16].ToUpperInvariant()} is in the form."),
            4 => ($"pw{random[..9]}", $"Passwort: pw{random[..9]}"),
            _ => ($"tok{random[..20]}", $"API-KEY = \"tok{random[..20]}\""),
        };
    });

    private static IEnumerable<(string, string)> Ids() => Enumerable.Range(0, 20).Select(i =>
    {
        string id = (i % 4) switch
        {
            0 => $"{212 + i}-{45 + i}-{6700 + i}",
            1 => $"{12_345_670 + i}{"TRWAGMYFPDXBNJZSQVHLCKE"[(12_345_670 + i) % 23]}",
            2 => $"192.168.{17 + i}.{44 + i}",
            _ => $"2001:db8:85a3::8a2e:{370 + i}:7334",
        };
        return (id, $"It says {id} on my screen.");
    });

    private static string Spelled(string compact, int i, int group)
    {
        string grouped(string separator) => string.Join(separator, compact.Chunk(group).Select(c => new string(c)));
        return (i % 9) switch
        {
            0 => compact,
            1 => grouped(" "),
            2 => grouped("-"),
            3 => grouped("."),
            4 => grouped("\u00a0"),
            5 => string.Concat(compact.Select(c => char.IsAsciiDigit(c) ? (char)('\uff10' + (c - '0')) : c)),
            6 => string.Concat(compact.Select(c => char.IsAsciiDigit(c) ? (char)('\u0660' + (c - '0')) : c)),
            7 => grouped("\u2013"),
            _ => $"{compact[..8]}\n{compact[8..]}",
        };
    }

    private static string Luhn(string digits)
    {
        int sum = digits.Reverse().Select((d, i) => i % 2 == 0 ? (d - '0') * 2 : d - '0').Sum(n => n > 9 ? n - 9 : n);
        return digits + (((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture));
    }

    private static string Iban(string country, string account)
    {
        string digits = string.Concat($"{account}{country}00".Select(c => char.IsAsciiDigit(c) ? $"{c}" : $"{c - 'A' + 10}"));
        return $"{country}{98 - (int)(BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97):00}{account}";
    }
}
