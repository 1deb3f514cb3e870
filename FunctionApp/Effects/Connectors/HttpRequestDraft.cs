using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Connectors;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;

namespace FunctionApp.Effects.Connectors;

/// <summary>A call as the declaration of an operation makes it, before credentials; what the sandbox shows.</summary>
internal sealed partial record HttpRequestDraft(string Method, string Path, byte[]? Body, string ContentType)
{
    /// <summary>Composes a call; null when a value that its address needs is missing or would lead elsewhere.</summary>
    public static HttpRequestDraft? Of(ConnectorCall call) =>
        Of(call, call.Operation.Method, call.Operation.Url, call.Operation.Body, call.Operation.Format);

    /// <summary>Composes the look-up of a call.</summary>
    public static HttpRequestDraft? Of(ConnectorCall call, FindDefinition find) =>
        Of(call, find.Method, find.Url, find.Body, find.Body is null ? BodyFormat.None : BodyFormat.Json);

    /// <summary>Composes a read, which never has a body.</summary>
    public static HttpRequestDraft? OfRead(ConnectorCall call) => Of(call, "GET", call.Operation.Url, null, BodyFormat.None);

    private static HttpRequestDraft? Of(
        ConnectorCall call, string method, string url, IReadOnlyList<MappedField>? mapped, BodyFormat format)
    {
        RunValues values = call.Values();
        bool whole = true;
        string path = Place().Replace(url, m => Encoded(values.Text(m.Groups[1].Value), ref whole));
        if (!whole)
        {
            return null;
        }

        JsonElement body = mapped is null ? call.Payload : MappedDocument.Of(mapped, values).Document;
        return format switch
        {
            BodyFormat.Json => new(method, path, CanonicalJson.Bytes(body), "application/json"),
            BodyFormat.Form => new(method, path, Encoding.UTF8.GetBytes(Form(body)), "application/x-www-form-urlencoded"),
            BodyFormat.None => new(method, path, null, ""),
        };
    }

    // A value of dots alone would climb out of the operation's path.
    private static string Encoded(string value, ref bool whole)
    {
        whole &= value.Length > 0 && value.Any(c => c != '.');
        return Uri.EscapeDataString(value);
    }

    private static string Form(JsonElement body) => string.Join('&', body.EnumerateObject().Select(p =>
        $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value.ToString())}"));

    [GeneratedRegex(@"\{([a-z0-9_.]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
