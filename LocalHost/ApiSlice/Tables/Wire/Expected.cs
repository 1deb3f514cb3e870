using Azure.Core;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Which answers of the service are no errors, per kind of request.</summary>
internal static class Expected
{
    internal static readonly ResponseClassifier Ok = new StatusCodeClassifier([200]);
    internal static readonly ResponseClassifier OkOrMissing = new StatusCodeClassifier([200, 404]);
    internal static readonly ResponseClassifier Created = new StatusCodeClassifier([201, 204]);
    internal static readonly ResponseClassifier CreatedOrThere = new StatusCodeClassifier([201, 204, 409]);
    internal static readonly ResponseClassifier NoContent = new StatusCodeClassifier([204]);
    internal static readonly ResponseClassifier NoContentOrMissing = new StatusCodeClassifier([204, 404]);
    internal static readonly ResponseClassifier Accepted = new StatusCodeClassifier([202]);
}
