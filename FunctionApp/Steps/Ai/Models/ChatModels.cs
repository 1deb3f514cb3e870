using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using OpenAI;
using OpenAI.Chat;

namespace FunctionApp.Steps.Ai.Models;

/// <summary>Chat clients of the connected models; retries are the interpreter's, so the clients make none.</summary>
public sealed class ChatModels(ModelCatalog catalog)
{
    private readonly ConcurrentDictionary<string, ChatClient> _clients = new();

    internal ChatClient Of(ModelDefinition model) => _clients.GetOrAdd(model.Id, _ => Connect(model));

    /// <summary>Which server answers for a model; models of one server go down together.</summary>
    internal string ProviderOf(ModelDefinition model) => $"model|{model.Provider}|{catalog.Settings(model.Id)["Endpoint"]}";

    private ChatClient Connect(ModelDefinition model)
    {
        IConfigurationSection settings = catalog.Settings(model.Id);
        Uri endpoint = new(settings["Endpoint"]!);
        string deployment = settings["Deployment"]!;
        string? key = settings["Key"];
        if (model.Provider == ModelProvider.AzureOpenai)
        {
            AzureOpenAIClientOptions options = new() { RetryPolicy = new ClientRetryPolicy(0) };
            AzureOpenAIClient azure = key is { Length: > 0 }
                ? new AzureOpenAIClient(endpoint, new ApiKeyCredential(key), options)
                : new AzureOpenAIClient(endpoint, new DefaultAzureCredential(), options);
            return azure.GetChatClient(deployment);
        }

        OpenAIClient client = new(
            new ApiKeyCredential(key is { Length: > 0 } ? key : "none"),
            new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = new ClientRetryPolicy(0) });
        return client.GetChatClient(deployment);
    }
}
