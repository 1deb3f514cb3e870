namespace FunctionApp.Steps.Documents;

/// <summary>Why a document could not be read.</summary>
internal static class StepCodes
{
    /// <summary>It cannot be opened: broken, locked, over a bound or of a kind that nothing here reads.</summary>
    public const string NotOpened = "STP040";

    /// <summary>Nothing recognises what it is.</summary>
    public const string NotRecognised = "STP041";

    /// <summary>A field that its kind must have was not found or not sure.</summary>
    public const string FieldMissing = "STP042";

    /// <summary>A scan or picture, and nothing connected here reads pictures.</summary>
    public const string Picture = "STP043";

    /// <summary>The text of a PDF cannot be got at: no tool and no service for it.</summary>
    public const string NoPdfTool = "STP044";

    /// <summary>The reading service did not answer well.</summary>
    public const string ServiceFailed = "STP045";
}
