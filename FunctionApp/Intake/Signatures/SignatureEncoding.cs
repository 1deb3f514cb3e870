namespace FunctionApp.Intake.Signatures;

/// <summary>How the signature's bytes are written.</summary>
internal enum SignatureEncoding
{
    Hex,
    Base64,
}
