namespace FunctionApp.Steps.Ai.Masking;

/// <summary>One sensitive thing, where it stands in the plain form of the text.</summary>
internal sealed record SensitiveEntity(EntityKind Kind, int Start, string Value)
{
    public int End => Start + Value.Length;
}
