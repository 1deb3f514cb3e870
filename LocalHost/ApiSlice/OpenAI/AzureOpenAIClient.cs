using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using OpenAI;
using OpenAI.Chat;

namespace Azure.AI.OpenAI;

/// <summary>An Azure OpenAI resource, reached by its v1 endpoint.</summary>
public class AzureOpenAIClient : OpenAIClient
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    /// <summary>The resource at that address, entered by its key.</summary>
    public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    /// <summary>The resource at that address, entered by its key.</summary>
    public AzureOpenAIClient(Uri endpoint, ApiKeyCredential credential, AzureOpenAIClientOptions? options = null)
        : base(PipelineOf(ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(credential, "api-key"), options), V1(endpoint))
    {
    }

    /// <summary>The resource at that address, entered by an identity.</summary>
    public AzureOpenAIClient(Uri endpoint, TokenCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    /// <summary>The resource at that address, entered by an identity.</summary>
    public AzureOpenAIClient(Uri endpoint, TokenCredential credential, AzureOpenAIClientOptions? options = null)
        : base(PipelineOf(new BearerTokenPolicy(credential, Scope), options), V1(endpoint))
    {
    }

    /// <summary>For tests that subclass it.</summary>
    protected AzureOpenAIClient()
    {
    }

    /// <summary>The chat model behind a deployment's name.</summary>
    public override ChatClient GetChatClient(string deploymentName) => base.GetChatClient(deploymentName);

    // The given options carry the caller's policies, retries and transport, which OpenAI's own option class cannot take over.
    private static ClientPipeline PipelineOf(PipelinePolicy authentication, AzureOpenAIClientOptions? options) =>
        ClientPipeline.Create(options ?? new AzureOpenAIClientOptions(), perCallPolicies: [], perTryPolicies: [authentication], beforeTransportPolicies: []);

    private static OpenAIClientOptions V1(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new() { Endpoint = new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/openai/v1/") };
    }
}
