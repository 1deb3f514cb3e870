using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Signs each try of a request with the account's key, SharedKeyLite scheme.</summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        string date = DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture);
        Uri uri = message.Request.Uri.ToUri();
        byte[] toSign = Encoding.UTF8.GetBytes($"{date}\n/{credential.AccountName}{uri.AbsolutePath}{CompOf(uri)}");
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(credential.Key, toSign, signature);
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{Convert.ToBase64String(signature)}");
    }

    private static string CompOf(Uri uri)
    {
        int start = uri.Query.IndexOf("comp=", StringComparison.Ordinal);
        return start < 0 ? "" : $"?{uri.Query[start..].Split('&')[0]}";
    }
}
