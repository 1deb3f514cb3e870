using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FunctionApp.Steps.Ai.Local;

/// <summary>One sha256 for a set of examples and options, whatever order they came in: the version of the model.</summary>
internal static class TrainingSetHash
{
    // Raised when the same examples would train another model.
    private const string Recipe = "text-classifier/1";

    public static string Of(IEnumerable<LabelledText> ordered, TextClassifierOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Recipe);
        Append(hash, options.ToString());
        foreach (var example in ordered)
        {
            Append(hash, example.Label);
            Append(hash, example.Text);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
