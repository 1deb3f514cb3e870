namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>The rule ids of reading; each has a page in docs/errors.</summary>
internal static class ReadingRules
{
    public const string NotYaml = "CON001";
    public const string DuplicateKey = "CON002";
    public const string OverLimit = "CON003";
    public const string UnknownMember = "CON004";
    public const string MissingMember = "CON005";
    public const string WrongType = "CON006";
    public const string NotOneOf = "CON007";
    public const string OutOfBounds = "CON008";
    public const string Unreadable = "CON009";

    public static string Of(string keyword) => keyword switch
    {
        "additionalProperties" or "false" => UnknownMember,
        "required" => MissingMember,
        "type" => WrongType,
        "enum" or "const" or "oneOf" or "anyOf" => NotOneOf,
        _ => OutOfBounds,
    };
}
