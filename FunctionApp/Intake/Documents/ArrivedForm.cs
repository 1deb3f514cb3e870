namespace FunctionApp.Intake.Documents;

/// <summary>What an upload brought: its files and the other fields of its form, in order.</summary>
internal sealed record ArrivedForm(IReadOnlyList<ArrivedFile> Files, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    internal static ArrivedForm Of(ArrivedFile file) => new([file], []);
}

/// <summary>A file as it arrived; <paramref name="Field"/> is the member of the item that it becomes.</summary>
internal sealed record ArrivedFile(string Field, string Name, string ContentType, ReadOnlyMemory<byte> Bytes);
