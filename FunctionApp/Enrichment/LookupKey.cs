using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.Enrichment;

/// <summary>What a look-up asks for, made of the value its key leads to; empty where nothing is to be asked. Pure.</summary>
internal static class LookupKey
{
    public static string Of(LookupDefinition lookup, string value)
    {
        string key = lookup.KeyAs switch
        {
            LookupKeyForm.AsIs => value,
            LookupKeyForm.Domain => value.LastIndexOf('@') is var at and >= 0 ? value[(at + 1)..].Trim().ToLowerInvariant() : "",
            LookupKeyForm.Digits => string.Concat(value.Where(char.IsAsciiDigit)),
        };
        return lookup.KeyExcept?.Contains(key, StringComparer.OrdinalIgnoreCase) == true ? "" : key;
    }
}
