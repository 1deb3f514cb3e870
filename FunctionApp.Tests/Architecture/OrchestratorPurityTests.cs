using FunctionApp.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FunctionApp.Tests.Architecture;

public sealed class OrchestratorPurityTests
{
    [Fact]
    public void The_interpreter_looks_at_no_clock_no_chance_and_no_outside() => Assert.Empty(DeterminismScan.Find(
        typeof(StorageNames).Assembly.Location,
        type => type.Namespace == "FunctionApp.Orchestration" && !type.Name.EndsWith("Activity", StringComparison.Ordinal)
            && !type.Name.EndsWith("Function", StringComparison.Ordinal) && !type.Name.EndsWith("Store", StringComparison.Ordinal)
            && type.Name is not ("RunStarter" or "RunPurge" or "OrchestrationRegistration")));

    [Fact]
    public void The_scan_sees_what_it_looks_for_under_each_rule()
    {
        IReadOnlyList<string> found = DeterminismScan.Find(
            typeof(OrchestratorPurityTests).Assembly.Location, type => type.Name == nameof(Impure));
        Assert.All(DeterminismScan.Rules, rule => Assert.Contains(
            found, call => rule.Value.Any(banned => call.Contains(": " + banned, StringComparison.Ordinal))));
    }

    [Fact]
    public void An_orchestrator_binds_nothing_but_its_context() => Assert.Empty(
        from type in typeof(StorageNames).Assembly.GetTypes()
        from method in type.GetMethods()
        let parameters = method.GetParameters()
        where parameters.Any(p => p.IsDefined(typeof(OrchestrationTriggerAttribute), false))
        from parameter in parameters
        where parameter.ParameterType != typeof(TaskOrchestrationContext)
        select $"{type.Name}.{method.Name}: {parameter.ParameterType} {parameter.Name}");

    public static class Impure
    {
        public static async Task<string> LookAsync()
        {
            await Task.Yield();
            await Task.Delay(0).ConfigureAwait(false);
            string text = await Task.Run(() => File.Exists("x").ToString()).ConfigureAwait(false);
            using ILoggerFactory loggers = LoggerFactory.Create(_ => { });
            return $"{DateTime.UtcNow}{Guid.NewGuid()}{text}{Environment.MachineName}{loggers.CreateLogger("x")}";
        }
    }
}
