namespace FunctionApp.Intake.Signatures;

/// <summary>The ways to sign that profiles can name.</summary>
internal enum SignatureAlgorithm
{
    HmacSha256,
    HmacSha512,
    HmacSha1,

    /// <summary>No HMAC but the hash of a text that holds the secret, as some older senders do.</summary>
    Sha256,
}
