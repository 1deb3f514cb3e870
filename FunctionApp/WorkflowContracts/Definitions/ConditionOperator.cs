namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>The closed set of comparisons.</summary>
public enum ConditionOperator
{
    /// <summary>The same text, number or truth.</summary>
    Is,

    /// <summary>Not the same.</summary>
    IsNot,

    /// <summary>One of a list.</summary>
    In,

    /// <summary>None of a list.</summary>
    NotIn,

    /// <summary>A number below.</summary>
    LessThan,

    /// <summary>A number at or below.</summary>
    AtMost,

    /// <summary>A number above.</summary>
    MoreThan,

    /// <summary>A number at or above.</summary>
    AtLeast,

    /// <summary>There is a value (true) or none (false).</summary>
    Exists,
}
