using System.Text;

namespace LocalHost.Durable.ReadModel;

/// <summary>Instance ids as table keys, escaped as on the platform.</summary>
internal static class StoredId
{
    private const char Mark = '^';
    private const int ControlOffset = 0xC0;
    private const string Escaped = "^/\\#?";
    private const string Codes = "^0123";

    public static string Of(string instanceId)
    {
        if (!instanceId.Any(NeedsEscape))
        {
            return instanceId;
        }

        StringBuilder key = new(instanceId.Length + 8);
        foreach (char letter in instanceId)
        {
            if (NeedsEscape(letter))
            {
                int index = Escaped.IndexOf(letter, StringComparison.Ordinal);
                key.Append(Mark).Append(index < 0 ? (char)(letter + ControlOffset) : Codes[index]);
            }
            else
            {
                key.Append(letter);
            }
        }

        return key.ToString();
    }

    private static bool NeedsEscape(char letter) => Escaped.Contains(letter, StringComparison.Ordinal) || char.IsControl(letter);
}
