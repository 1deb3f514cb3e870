namespace FunctionApp.Steps.Ai.Masking;

/// <summary>What kind of sensitive thing was found in text.</summary>
internal enum EntityKind
{
    Card,
    Iban,
    NationalId,
    Email,
    Phone,
    Address,
    Secret,
    Name,
}
