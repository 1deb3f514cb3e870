namespace FunctionApp.Intake.Signatures;

/// <summary>What the configured secret is.</summary>
internal enum SecretForm
{
    /// <summary>Its characters are the key.</summary>
    Text,

    /// <summary>The key is written in Base64.</summary>
    Base64,
}
