namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>A declared way to clean a value before it is checked.</summary>
public enum CleansingRule
{
    /// <summary>White space at both ends goes.</summary>
    Trim,

    /// <summary>Runs of white space become one space.</summary>
    CollapseWhitespace,

    /// <summary>HTML becomes its text.</summary>
    StripHtml,

    /// <summary>What a reply quotes of earlier mails goes.</summary>
    StripQuotedReply,

    /// <summary>Unicode form C, and invisible characters go.</summary>
    NormalizeUnicode,

    /// <summary>Upper case.</summary>
    Upper,

    /// <summary>Lower case.</summary>
    Lower,

    /// <summary>Numbers with local separators become plain ones.</summary>
    ParseLocalNumber,

    /// <summary>Local dates become ISO dates.</summary>
    ParseLocalDate,
}
