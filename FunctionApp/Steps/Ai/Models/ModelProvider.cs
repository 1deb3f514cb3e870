namespace FunctionApp.Steps.Ai.Models;

/// <summary>How a model is reached.</summary>
public enum ModelProvider
{
    /// <summary>In this process; no key, no network.</summary>
    Local,

    /// <summary>Azure OpenAI, by key or by the app's identity.</summary>
    AzureOpenai,

    /// <summary>A server that speaks OpenAI's chat completions.</summary>
    OpenaiCompatible,
}
