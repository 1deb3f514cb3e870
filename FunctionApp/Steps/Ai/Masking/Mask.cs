using System.Globalization;
using System.Text;

namespace FunctionApp.Steps.Ai.Masking;

/// <summary>Puts stand-ins in the place of sensitive things before text leaves the house, and puts the things back after.</summary>
/// <remarks><para>Guarantee: the same thing has the same stand-in within one call; nothing of it is kept beyond the call.</para></remarks>
internal sealed class Mask
{
    private readonly List<(string StandIn, string Value)> _taken = [];
    private readonly List<string> _known;

    /// <summary>Values that are known to be personal are hidden wherever they stand.</summary>
    public Mask(IEnumerable<string> known) => _known =
        [.. known.Select(PlainText.Of).Where(v => v.Trim().Length > 1).Distinct().OrderByDescending(v => v.Length)];

    public int Count => _taken.Count;

    /// <summary>The text with stand-ins.</summary>
    public string Hide(string text)
    {
        string plain = PlainText.Of(text);
        StringBuilder hidden = new(plain.Length);
        int at = 0;
        foreach (SensitiveEntity entity in Entities(plain))
        {
            hidden.Append(plain, at, entity.Start - at).Append(StandIn(entity));
            at = entity.End;
        }

        return hidden.Append(plain, at, plain.Length - at).ToString();
    }

    /// <summary>The text with the things back in their places.</summary>
    public string Restore(string text) => _taken.Aggregate(
        text, (restored, taken) => restored.Replace(taken.StandIn, taken.Value, StringComparison.Ordinal));

    private List<SensitiveEntity> Entities(string plain)
    {
        List<SensitiveEntity> entities = [.. EntityFinder.Find(plain)];
        foreach (string value in _known)
        {
            for (int i = plain.IndexOf(value, StringComparison.OrdinalIgnoreCase); i >= 0;
                i = plain.IndexOf(value, i + value.Length, StringComparison.OrdinalIgnoreCase))
            {
                SensitiveEntity named = new(EntityKind.Name, i, plain.Substring(i, value.Length));
                if (!entities.Any(e => e.Start < named.End && named.Start < e.End))
                {
                    entities.Add(named);
                }
            }
        }

        entities.Sort((a, b) => a.Start.CompareTo(b.Start));
        return entities;
    }

    private string StandIn(SensitiveEntity entity)
    {
        int known = _taken.FindIndex(t => t.Value == entity.Value);
        if (known >= 0)
        {
            return _taken[known].StandIn;
        }

        string standIn = string.Create(
            CultureInfo.InvariantCulture, $"[[{entity.Kind.ToString().ToUpperInvariant()}_{_taken.Count + 1}]]");
        _taken.Add((standIn, entity.Value));
        return standIn;
    }
}
