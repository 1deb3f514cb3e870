using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace FunctionApp.Steps.Documents.Pdf;

/// <summary>Poppler's tools, where they are installed: attachments, text layer and first page of a PDF.</summary>
/// <remarks><para>Guarantee: a tool that is missing, fails or hangs answers null; temporary files are gone when the call ends.</para></remarks>
public sealed partial class PopplerTools(IConfiguration configuration)
{
    private const int MostAttachments = 10;
    private const int MostTextBytes = 2_000_000;
    private const int MostAttachmentBytes = 10_000_000;
    private const int MostPictureBytes = 8_000_000;
    private const string Off = "off";

    private readonly string? _folder = configuration["Handshake:Documents:Poppler"];

    /// <summary>Whether the tools may be used and are there.</summary>
    internal bool Available => _folder != Off && (_folder is { Length: > 0 } ? [_folder] : SearchPath()).Any(f => File.Exists(Path.Combine(f, "pdftotext")));

    /// <summary>The XML files attached to a PDF; Factur-X and ZUGFeRD have one.</summary>
    internal Task<IReadOnlyList<DocumentFile>> XmlFilesAsync(DocumentFile pdf, CancellationToken cancellation) =>
        OnDiskAsync(pdf, path => AttachedAsync(path, cancellation), cancellation);

    /// <summary>The text layer; null without tool, empty without text.</summary>
    internal Task<string?> TextAsync(DocumentFile pdf, CancellationToken cancellation) =>
        OnDiskAsync(pdf, async path =>
            await RunAsync("pdftotext", ["-layout", "-nopgbrk", "-enc", "UTF-8", "-l", "50", path, "-"], MostTextBytes, cancellation) is { } text
                ? TextBytes.Read(text)
                : null, cancellation);

    /// <summary>The first page as a picture, for a model that reads pictures.</summary>
    internal Task<DocumentFile?> FirstPageAsync(DocumentFile pdf, CancellationToken cancellation) =>
        OnDiskAsync(pdf, async path =>
            await RunAsync("pdftoppm", ["-png", "-r", "110", "-f", "1", "-l", "1", path], MostPictureBytes, cancellation) is { Length: > 0 } picture
                ? new DocumentFile("page-1.png", "image/png", picture)
                : null, cancellation);

    private async Task<IReadOnlyList<DocumentFile>> AttachedAsync(string path, CancellationToken cancellation)
    {
        if (await RunAsync("pdfdetach", ["-list", path], MostTextBytes, cancellation) is not { } list)
        {
            return [];
        }

        List<DocumentFile> files = [];
        foreach (Match match in Attachment().Matches(TextBytes.Read(list)).Take(MostAttachments))
        {
            string name = match.Groups["name"].Value.Trim();
            if (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                && await RunAsync("pdfdetach", ["-save", match.Groups["number"].Value, "-o", "/dev/stdout", path], MostAttachmentBytes, cancellation)
                    is { } bytes)
            {
                files.Add(new(name, "application/xml", bytes));
            }
        }

        return files;
    }

    private Task<byte[]?> RunAsync(string tool, IReadOnlyList<string> arguments, int mostBytes, CancellationToken cancellation) =>
        ToolRun.OutputAsync(_folder is { Length: > 0 } ? Path.Combine(_folder, tool) : tool, arguments, mostBytes, cancellation);

    private static async Task<T> OnDiskAsync<T>(DocumentFile pdf, Func<string, Task<T>> work, CancellationToken cancellation)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("handshake-document-");
        try
        {
            string path = Path.Combine(folder.FullName, "document.pdf");
            await File.WriteAllBytesAsync(path, pdf.Bytes.ToArray(), cancellation);
            return await work(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^(?<number>[0-9]{1,4}): (?<name>.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Attachment();
}
