using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Turns values into JSON and back wherever the worker does so.</summary>
    /// <remarks><b>Units:</b> default: System.Text.Json, property names without regard to case.</remarks>
    public ObjectSerializer? Serializer { get; set; }
}
