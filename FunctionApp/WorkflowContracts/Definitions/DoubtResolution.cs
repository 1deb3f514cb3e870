namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>Who can say whether an effect happened.</summary>
public enum DoubtResolution
{
    /// <summary>The target honours the key: sending again is safe there.</summary>
    TargetHonoursKey,

    /// <summary>The connector's declared look-up.</summary>
    Lookup,

    /// <summary>A person.</summary>
    Person,
}
