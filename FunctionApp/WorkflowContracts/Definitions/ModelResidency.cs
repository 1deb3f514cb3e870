namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Where the text given to a model goes.</summary>
public enum ModelResidency
{
    /// <summary>It stays with the business.</summary>
    Own,

    /// <summary>It leaves the house.</summary>
    Cloud,
}
