using System.ClientModel.Primitives;

namespace Azure.AI.OpenAI;

/// <summary>Service version, retries and transport of an Azure OpenAI client.</summary>
public class AzureOpenAIClientOptions : ClientPipelineOptions
{
    /// <summary>Names the service version; the v1 endpoint answers them all alike.</summary>
    public AzureOpenAIClientOptions(ServiceVersion version = ServiceVersion.V2024_10_21)
    {
        if (!Enum.IsDefined(version))
        {
            throw new NotSupportedException($"The service version {version} is not supported.");
        }
    }

    /// <summary>The service versions a client can ask for.</summary>
    public enum ServiceVersion
    {
        /// <summary>2024-06-01.</summary>
        V2024_06_01 = 0,

        /// <summary>2024-10-21.</summary>
        V2024_10_21 = 1,
    }
}
