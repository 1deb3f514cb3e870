namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What of a value a look-up asks for.</summary>
public enum LookupKeyForm
{
    /// <summary>The value as it is.</summary>
    AsIs,

    /// <summary>The domain of a mail address, in small letters.</summary>
    Domain,

    /// <summary>The digits of a phone number.</summary>
    Digits,
}
