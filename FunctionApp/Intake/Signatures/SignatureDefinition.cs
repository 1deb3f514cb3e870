namespace FunctionApp.Intake.Signatures;

/// <summary>Where the signature stands, how it is made and over what.</summary>
/// <remarks>
/// <para>Shape: <paramref name="Signed"/> is a text with the parts <c>{body}</c>, <c>{timestamp}</c>, <c>{event_id}</c>,
/// <c>{method}</c>, <c>{url}</c>, <c>{secret}</c>. <paramref name="Separator"/> parts several signatures in one header;
/// only parts that start with <paramref name="Prefix"/> count.</para>
/// </remarks>
internal sealed record SignatureDefinition(
    string Header,
    SignatureAlgorithm Algorithm,
    SignatureEncoding Encoding,
    string Signed,
    string? Separator = null,
    string? Prefix = null,
    SecretForm Secret = SecretForm.Text,
    string? SecretPrefix = null);
