using Azure;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>The answer to a look-up of a row that is not there.</summary>
internal sealed class Missing<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T? Value => throw new InvalidOperationException("Value is not present in the response.");

    public override Response GetRawResponse() => response;
}
