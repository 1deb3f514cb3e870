using System.Text.RegularExpressions;

namespace FunctionApp.DataContracts.Cleansing;

/// <summary>Takes out what a reply quotes of earlier mails; what was forwarded stays, it is what the mail is about.</summary>
/// <remarks><para>Guarantee: a mail that is nothing but quotes is left as it is.</para></remarks>
internal static partial class QuotedReply
{
    // The attribution of a long name wraps over at most three lines.
    private const int LongestAttribution = 3;
    private const int HeaderLines = 6;

    internal static string Strip(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        List<string> kept = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (IsMatch(Forwarded(), lines[i]))
            {
                kept.AddRange(lines[i..]);
                break;
            }

            int attribution = AttributionAt(lines, i);
            if (attribution > 0 && !QuoteFollows(lines, i + attribution))
            {
                break;
            }

            if (IsCut(lines, i))
            {
                break;
            }

            if (attribution > 0)
            {
                i += attribution - 1;
            }
            else if (!lines[i].TrimStart().StartsWith('>'))
            {
                kept.Add(lines[i]);
            }
        }

        string stripped = string.Join('\n', kept).TrimEnd();
        return string.IsNullOrWhiteSpace(stripped) || kept.Count == lines.Length ? text : stripped;
    }

    private static int AttributionAt(string[] lines, int at)
    {
        string joined = "";
        for (int count = 1; count <= LongestAttribution && at + count <= lines.Length; count++)
        {
            string line = lines[at + count - 1].Trim();
            if (line.Length == 0)
            {
                return 0;
            }

            joined = joined.Length == 0 ? line : joined + " " + line;
            if (IsMatch(Attribution(), joined))
            {
                return count;
            }
        }

        return 0;
    }

    private static bool QuoteFollows(string[] lines, int from) =>
        lines.Skip(from).FirstOrDefault(l => l.Trim().Length > 0)?.TrimStart().StartsWith('>') == true;

    private static bool IsCut(string[] lines, int at)
    {
        if (IsMatch(OriginalMessage(), lines[at]))
        {
            return true;
        }

        if (!IsMatch(HeaderFrom(), lines[at]))
        {
            return false;
        }

        string[] head = [.. lines.Skip(at + 1).Where(l => l.Trim().Length > 0).Take(HeaderLines)];
        return head.Any(l => IsMatch(HeaderSent(), l)) && head.Any(l => IsMatch(HeaderTo(), l));
    }

    private static bool IsMatch(Regex regex, string line)
    {
        try
        {
            return line.Length <= 500 && regex.IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        "^(?=.*[0-9])(?:On|Am|Le|El|Il|Op|Em|Den|Dňa)\\b.{5,300}\\b(?:wrote|schrieb|écrit|escribió|scritto|schreef|escreveu|skrev)\\b.{0,100}:$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        100)]
    private static partial Regex Attribution();

    [GeneratedRegex(
        "^\\s*-{2,}\\s*(?:Original Message|Original Appointment|Ursprüngliche Nachricht|Originalnachricht|Message d'origine|Message original|Mensaje original|"
        + "Messaggio originale|Oorspronkelijk bericht)\\s*-{2,}\\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        100)]
    private static partial Regex OriginalMessage();

    [GeneratedRegex(
        "^\\s*(?:-{2,}\\s*(?:Forwarded message|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|Messaggio inoltrato|Doorgestuurd bericht)\\s*-{2,}|"
        + "Begin forwarded message:|Anfang der weitergeleiteten Nachricht:)\\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        100)]
    private static partial Regex Forwarded();

    [GeneratedRegex("^\\s*\\*?(?:From|Von|De|Da|Van)\\s*:\\*?\\s*\\S", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex HeaderFrom();

    [GeneratedRegex(
        "^\\s*\\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Inviato|Data|Verzonden)\\s*:\\*?\\s*\\S",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        100)]
    private static partial Regex HeaderSent();

    [GeneratedRegex(
        "^\\s*\\*?(?:To|Subject|An|Betreff|À|Objet|Para|Asunto|A|Oggetto|Aan|Onderwerp)\\s*:\\*?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        100)]
    private static partial Regex HeaderTo();
}
