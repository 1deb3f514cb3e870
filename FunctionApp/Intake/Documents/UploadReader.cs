using System.Globalization;
using System.Text;
using FunctionApp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FunctionApp.Intake.Documents;

/// <summary>Reads the whole body of an upload as files and fields: one raw file, or the parts of a form.</summary>
internal static class UploadReader
{
    private const int MostParts = 100;
    private const int LongestField = 100;
    private const string FileNameHeader = "X-File-Name";

    /// <summary>The form; null with the fault.</summary>
    internal static async Task<(ArrivedForm? Form, ItemFault? Fault)> ReadAsync(
        HttpRequest request, ReadOnlyMemory<byte> body, IReadOnlyList<string> contentTypes, CancellationToken cancellation)
    {
        if (request.Headers.ContentEncoding.Any(e => !string.IsNullOrEmpty(e) && e != "identity"))
        {
            return (null, Type(contentTypes, "a compressed body"));
        }

        if (body.IsEmpty)
        {
            return (null, new(IntakeCodes.Empty, "document", "a document", "an empty body"));
        }

        return Boundary(request) is { } boundary
            ? await ReadFormAsync(body, boundary, contentTypes, cancellation)
            : ReadRaw(request, body, contentTypes);
    }

    private static (ArrivedForm? Form, ItemFault? Fault) ReadRaw(
        HttpRequest request, ReadOnlyMemory<byte> body, IReadOnlyList<string> contentTypes)
    {
        if (Taken(request.ContentType, contentTypes) is not { } type)
        {
            return (null, Type(contentTypes, "another content type"));
        }

        string? disposition = ContentDispositionHeaderValue.TryParse(
            request.Headers.ContentDisposition.ToString(), out ContentDispositionHeaderValue? said) ? NameIn(said) : null;
        string? header = request.Headers[FileNameHeader].FirstOrDefault();
        string name = StoredDocuments.PlainName(disposition ?? (header is null ? null : Uri.UnescapeDataString(header)), DocumentItems.Field);
        return (ArrivedForm.Of(new(DocumentItems.Field, name, type, body)), null);
    }

    private static async Task<(ArrivedForm? Form, ItemFault? Fault)> ReadFormAsync(
        ReadOnlyMemory<byte> body, string boundary, IReadOnlyList<string> contentTypes, CancellationToken cancellation)
    {
        List<ArrivedFile> files = [];
        List<KeyValuePair<string, string>> fields = [];
        try
        {
            using MemoryStream stream = new(body.ToArray(), writable: false);
            MultipartReader reader = new(boundary, stream);
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (await ReadPartAsync(section, contentTypes, files, fields, cancellation) is { } fault)
                {
                    return (null, fault);
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return (null, Form("a form that breaks off"));
        }

        return files.Count == 0
            ? (null, Form("a form without a file"))
            : files.Any(f => fields.Any(o => o.Key == f.Field))
                ? (null, Form("a file and a field of the same name"))
                : (new(files, fields), null);
    }

    private static async Task<ItemFault?> ReadPartAsync(
        MultipartSection section,
        IReadOnlyList<string> contentTypes,
        List<ArrivedFile> files,
        List<KeyValuePair<string, string>> fields,
        CancellationToken cancellation)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? said)
            || HeaderUtilities.RemoveQuotes(said.Name).Value is not { Length: > 0 and <= LongestField } field)
        {
            return Form("a part without a usable name");
        }

        if (files.Count + fields.Count == MostParts)
        {
            return Form(string.Create(CultureInfo.InvariantCulture, $"more than {MostParts} parts"));
        }

        using MemoryStream content = new();
        await section.Body.CopyToAsync(content, cancellation);
        if (!said.IsFileDisposition())
        {
            fields.Add(new(field, Encoding.UTF8.GetString(content.ToArray())));
            return null;
        }

        if (Taken(section.ContentType, contentTypes) is not { } type)
        {
            return Type(contentTypes, "another content type");
        }

        files.Add(new(field, StoredDocuments.PlainName(NameIn(said), field), type, content.ToArray()));
        return content.Length == 0 ? new(IntakeCodes.Empty, "document", "a document", "an empty file") : null;
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? ""
            : null;

    private static string? NameIn(ContentDispositionHeaderValue said) =>
        HeaderUtilities.RemoveQuotes(said.FileNameStar.HasValue ? said.FileNameStar : said.FileName).Value;

    private static string? Taken(string? contentType, IReadOnlyList<string> taken) =>
        !string.IsNullOrWhiteSpace(contentType) && StoredDocuments.PlainType(contentType) is { } type
        && taken.Any(t => t == type || (t.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(t[..^1], StringComparison.Ordinal)))
            ? type
            : null;

    private static ItemFault Type(IReadOnlyList<string> taken, string observed) =>
        new(IntakeCodes.DocumentType, "content_type", "a document of " + string.Join(", ", taken), observed);

    private static ItemFault Form(string observed) =>
        new(IntakeCodes.BadForm, "form", "multipart/form-data with at least one file", observed);
}
