using FunctionApp.Steps.Ai;
using FunctionApp.Steps.Ai.Models;
using FunctionApp.Steps.Documents;
using FunctionApp.Steps.Documents.Pdf;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Steps;

/// <summary>Registers the steps.</summary>
public static class StepsRegistration
{
    /// <summary>Adds the bench that steps run on, the models, the trained classifiers and the document readers.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<StepBench>()
        .AddSingleton<TrainedClassifiers>()
        .AddSingleton<ModelCatalog>()
        .AddSingleton<ModelRouter>()
        .AddSingleton<ChatModels>()
        .AddSingleton<ModelCall>()
        .AddSingleton<PopplerTools>()
        .AddSingleton<ScanReader>()
        .AddSingleton<DocumentReader>()
        .AddSingleton<LocalExtraction>()
        .AddSingleton<ModelExtraction>();
}
