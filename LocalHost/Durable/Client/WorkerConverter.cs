using System.Text;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Options;

namespace LocalHost.Durable.Client;

/// <summary>The worker's serialiser as the platform uses it for durable values: by runtime type.</summary>
internal sealed class WorkerConverter(IOptions<WorkerOptions> worker) : DataConverter
{
    private ObjectSerializer Serializer => worker.Value.Serializer!;

    public override string? Serialize(object? value)
    {
        if (value is null)
        {
            return null;
        }

        try
        {
            return Serializer.Serialize(value, value.GetType(), CancellationToken.None).ToString();
        }
#pragma warning disable CA1031 // the platform hides every failure of a serialiser in this way
        catch (Exception)
#pragma warning restore CA1031
        {
            return value.ToString() ?? string.Empty;
        }
    }

    public override object? Deserialize(string? data, Type targetType)
    {
        if (data is null)
        {
            return null;
        }

        using MemoryStream stored = new(Encoding.UTF8.GetBytes(data));
        return Serializer.Deserialize(stored, targetType, CancellationToken.None)!;
    }
}
