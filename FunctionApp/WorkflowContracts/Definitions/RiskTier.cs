namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What a wrong effect would cost.</summary>
public enum RiskTier
{
    /// <summary>Easily put right.</summary>
    Low,

    /// <summary>Seen by customers.</summary>
    Medium,

    /// <summary>Money, law or health: silence is never consent.</summary>
    High,
}
