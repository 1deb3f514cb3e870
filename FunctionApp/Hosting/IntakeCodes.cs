namespace FunctionApp.Hosting;

/// <summary>Why an item did not become a run; each code has a page in docs/errors.</summary>
public static class IntakeCodes
{
    /// <summary>No such workflow.</summary>
    public const string UnknownWorkflow = "INT001";

    /// <summary>The workflow does not have this door.</summary>
    public const string UnknownDoor = "INT002";

    /// <summary>The body is empty.</summary>
    public const string Empty = "INT003";

    /// <summary>The body is not JSON.</summary>
    public const string NotJson = "INT004";

    /// <summary>The body is JSON, but no object.</summary>
    public const string NotAnObject = "INT005";

    /// <summary>The content type or encoding is not taken.</summary>
    public const string ContentType = "INT006";

    /// <summary>The idempotency key cannot be used.</summary>
    public const string BadKey = "INT007";

    /// <summary>The body is too large.</summary>
    public const string TooLarge = "INT008";

    /// <summary>The key belongs to another item.</summary>
    public const string KeyReused = "INT009";

    /// <summary>The workflow starts no runs now.</summary>
    public const string Blocked = "INT010";

    /// <summary>The signature is missing.</summary>
    public const string SignatureMissing = "INT011";

    /// <summary>The signature does not fit.</summary>
    public const string SignatureWrong = "INT012";

    /// <summary>The signature's time is outside of the tolerance.</summary>
    public const string SignatureLate = "INT013";

    /// <summary>The secrets of the profile are not configured.</summary>
    public const string SecretMissing = "INT014";

    /// <summary>A queue message could not be processed.</summary>
    public const string Poison = "INT015";

    /// <summary>An item waits long for its run.</summary>
    public const string Stuck = "INT016";

    /// <summary>Documents of this content type are not taken here.</summary>
    public const string DocumentType = "INT017";

    /// <summary>The form cannot be read or brings no file.</summary>
    public const string BadForm = "INT018";

    /// <summary>The item broke its data contract.</summary>
    public const string Rejected = "DCV001";
}
