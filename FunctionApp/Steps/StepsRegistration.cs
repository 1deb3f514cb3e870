using FunctionApp.Steps.Ai;
using FunctionApp.Steps.Ai.Models;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Steps;

/// <summary>Registers the steps.</summary>
public static class StepsRegistration
{
    /// <summary>Adds the bench that steps run on, the models and the trained classifiers.</summary>
    public static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddSingleton<StepModes>()
        .AddSingleton<StepBench>()
        .AddSingleton<TrainedClassifiers>()
        .AddSingleton<ModelCatalog>()
        .AddSingleton<ModelRouter>()
        .AddSingleton<ChatModels>()
        .AddSingleton<ModelBudget>()
        .AddSingleton<ModelLine>()
        .AddSingleton<ModelCall>()
        .AddHostedService<ClassifierWarmth>();
}
