using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>An account's table endpoint and the pipeline that leads to it.</summary>
internal sealed class TableConnection(Uri endpoint, string? account, HttpPipeline pipeline, string version)
{
    private const string Json = "application/json;odata=nometadata";
    private readonly string _root = endpoint.AbsoluteUri.TrimEnd('/');

    internal Uri Endpoint { get; } = endpoint;

    internal string AccountName { get; } = account ?? AccountOf(endpoint);

    internal string Root => _root;

    internal static TableConnection Open(string connectionString, TableClientOptions? options)
    {
        TableConnectionString parsed = TableConnectionString.Parse(connectionString);
        return parsed.Credential is { } key
            ? Open(parsed.Endpoint, key, options)
            : Open(parsed.Endpoint, new AzureSasCredential(parsed.Signature!), options);
    }

    internal static TableConnection Open(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        Open(endpoint, credential.AccountName, new SharedKeyLitePolicy(credential), options);

    internal static TableConnection Open(Uri endpoint, AzureSasCredential credential, TableClientOptions? options) =>
        Open(endpoint, account: null, new SasPolicy(credential), options);

    internal static TableConnection Open(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        BearerTokenAuthenticationPolicy policy = endpoint.Scheme == Uri.UriSchemeHttps
            ? new(credential, "https://storage.azure.com/.default")
            : throw new ArgumentException("Cannot use TokenCredential without HTTPS.", nameof(endpoint));
        return Open(endpoint, account: null, policy, options);
    }

    /// <summary>For an endpoint whose own query holds the signature, or that needs none.</summary>
    internal static TableConnection Open(Uri endpoint, TableClientOptions? options) =>
        endpoint.Query.Length > 1
            ? Open(new UriBuilder(endpoint) { Query = "" }.Uri, new AzureSasCredential(endpoint.Query), options)
            : Open(endpoint, account: null, authentication: null, options);

    internal HttpMessage Request(RequestMethod method, string pathAndQuery, ResponseClassifier expected)
    {
        HttpMessage message = pipeline.CreateMessage();
        message.ResponseClassifier = expected;
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{_root}/{pathAndQuery}"));
        RequestHeaders headers = message.Request.Headers;
        headers.Add("x-ms-version", version);
        headers.Add("DataServiceVersion", "3.0");
        headers.Add("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    internal HttpMessage Request(RequestMethod method, string pathAndQuery, ResponseClassifier expected, ReadOnlyMemory<byte> body)
    {
        HttpMessage message = Request(method, pathAndQuery, expected);
        message.Request.Headers.Add("Content-Type", Json);
        message.Request.Headers.Add("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(body);
        return message;
    }

    /// <summary>Sends, and throws unless the answer's status is one of those expected.</summary>
    internal async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError
            ? throw new RequestFailedException(message.Response, innerException: null, TableErrorParser.Instance)
            : message.Response;
    }

    private static TableConnection Open(Uri endpoint, string? account, HttpPipelinePolicy? authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        HttpPipelineOptions build = new(options) { RequestFailedDetailsParser = TableErrorParser.Instance };
        if (authentication is not null)
        {
            build.PerRetryPolicies.Add(authentication);
        }

        return new TableConnection(endpoint, account, HttpPipelineBuilder.Build(build), options.VersionHeader);
    }

    // An address or a bare host name carries the account as the first part of its path, as Azurite's does.
    private static string AccountOf(Uri endpoint) =>
        endpoint.HostNameType != UriHostNameType.Dns || !endpoint.Host.Contains('.', StringComparison.Ordinal)
            ? endpoint.Segments.ElementAtOrDefault(1)?.Trim('/') ?? ""
            : endpoint.Host.Split('.')[0];
}
