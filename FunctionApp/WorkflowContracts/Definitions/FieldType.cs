using System.Text.Json.Serialization;

namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What a field of a record holds.</summary>
public enum FieldType
{
    /// <summary>Text of several lines.</summary>
    Text,

    /// <summary>Text of one line.</summary>
    Line,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Decimal,

    /// <summary>An amount with its ISO 4217 currency.</summary>
    Money,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>An instant.</summary>
    DateTime,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>An absolute http or https address.</summary>
    Url,

    /// <summary>One of the listed values.</summary>
    [JsonStringEnumMemberName("enum")]
    Choice,

    /// <summary>A stored file, as a <see cref="Handoffs.DocumentRef"/>.</summary>
    Document,

    /// <summary>Several values of one kind.</summary>
    List,

    /// <summary>A record of its own.</summary>
    Object,
}
