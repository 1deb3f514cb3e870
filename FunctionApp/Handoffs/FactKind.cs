namespace FunctionApp.Handoffs;

/// <summary>What kind of scalar a fact holds.</summary>
public enum FactKind
{
    /// <summary>Text, compared as written.</summary>
    Text,

    /// <summary>A decimal number in invariant notation.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>The path led to nothing.</summary>
    Missing,
}
