namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Whom a field's content could hurt.</summary>
public enum Sensitivity
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>About a person.</summary>
    Personal,

    /// <summary>A password, a key, a card number.</summary>
    Secret,
}
