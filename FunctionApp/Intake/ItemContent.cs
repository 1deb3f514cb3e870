using System.Text.Json;
using FunctionApp.Hosting;

namespace FunctionApp.Intake;

/// <summary>Reads an item's bytes as far as intake must: whether they are a JSON object.</summary>
internal static class ItemContent
{
    internal static JsonElement? Read(ReadOnlyMemory<byte> bytes, out ItemFault? fault)
    {
        JsonElement? root = StrictJson.Read(bytes, out JsonFault? broken);
        fault = broken is { } kind ? FaultOf(kind)
            : root!.Value.ValueKind != JsonValueKind.Object
                ? new(IntakeCodes.NotAnObject, "type", "a JSON object", "another JSON value")
                : null;
        return fault is null ? root : null;
    }

    private static ItemFault FaultOf(JsonFault fault) => fault switch
    {
        JsonFault.Empty => new(IntakeCodes.Empty, "json", "a JSON object", "an empty body"),
        JsonFault.NotUtf8 => new(IntakeCodes.NotJson, "json", "JSON in UTF-8", "bytes that are not UTF-8"),
        JsonFault.NotJson => new(IntakeCodes.NotJson, "json", "a JSON object", "text that is not JSON"),
        JsonFault.TooDeep => new(
            IntakeCodes.NotJson, "json", FormattableString.Invariant($"at most {StrictJson.MaxDepth} levels"), "deeper nesting"),
        JsonFault.DuplicateMember => new(IntakeCodes.NotJson, "json", "each member once in its object", "a member that stands twice"),
        JsonFault.HalfCharacter => new(IntakeCodes.NotJson, "json", "whole characters", "an escape of half a character"),
    };
}
