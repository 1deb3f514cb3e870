using LocalHost.Durable.Hosting;
using LocalHost.Functions.Http;
using LocalHost.Functions.Listening;
using LocalHost.Functions.Queues;
using LocalHost.Functions.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions;

/// <summary>The host's own services; what the app registered before wins where only one can.</summary>
internal static class HostServices
{
    internal static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<HostAddress>();
        services.AddSingleton<HostJson>();
        services.AddSingleton<AppSettings>();
        services.AddSingleton(s => new FunctionCatalog(AppClasses(s.GetRequiredService<IOptions<LocalHostOptions>>().Value)));
        services.AddSingleton<ParameterBinder>();
        services.AddSingleton(s => new FunctionInvoker(
            s.GetRequiredService<IServiceScopeFactory>(),
            s.GetServices<MiddlewareLink>(),
            s.GetRequiredService<ParameterBinder>()));
        services.AddSingleton<FunctionKeys>();
        services.AddSingleton<HttpFunctions>();
        DurableServices.AddTo(services);
        services.AddSingleton<QueueOutputs>();
        services.AddSingleton<QueueListeners>();
        services.AddSingleton<TimerListeners>();
        services.AddSingleton<ListenerLifecycle>();
        services.AddHostedService(s => s.GetRequiredService<ListenerLifecycle>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, FunctionMethodPolicy>());
    }

    private static IEnumerable<Type> AppClasses(LocalHostOptions options) =>
        options.FunctionClasses.Count > 0 ? options.FunctionClasses : options.App!.GetTypes().Where(type => !IsOfLocalProgram(type));

    // what a program named *.Local adds beside the app's sources, such as its benches, is not the app
    private static bool IsOfLocalProgram(Type type) =>
        type.Assembly.GetName().Name is { } program
        && program.EndsWith(".Local", StringComparison.Ordinal)
        && type.Namespace is { } space
        && (space == program || space.StartsWith(program + ".", StringComparison.Ordinal));
}
