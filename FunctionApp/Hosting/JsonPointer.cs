using System.Globalization;
using System.Text.Json;

namespace FunctionApp.Hosting;

/// <summary>Follows a JSON pointer.</summary>
/// <remarks><para>Source: RFC 6901.</para></remarks>
public static class JsonPointer
{
    /// <summary>The value a pointer leads to; null where it leads to nothing. The empty pointer is the document.</summary>
    public static JsonElement? Find(JsonElement document, string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        JsonElement? at = document;
        foreach (string part in pointer.Split('/').Skip(1))
        {
            at = at is { } here ? Step(here, part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)) : null;
        }

        return at;
    }

    private static JsonElement? Step(JsonElement here, string part) => here.ValueKind switch
    {
        JsonValueKind.Object when here.TryGetProperty(part, out JsonElement member) => member,
        JsonValueKind.Array when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && index < here.GetArrayLength() => here[index],
        _ => null,
    };
}
