using FunctionApp.Hosting;
using Xunit;

namespace FunctionApp.Tests.Architecture;

public sealed class OrchestratorPurityTests
{
    [Fact]
    public void The_interpreter_looks_at_no_clock_no_chance_and_no_outside() => Assert.Empty(DeterminismScan.Find(
        typeof(StorageNames).Assembly.Location,
        type => type.Namespace == "FunctionApp.Orchestration" && !type.Name.EndsWith("Activity", StringComparison.Ordinal)
            && !type.Name.EndsWith("Function", StringComparison.Ordinal) && !type.Name.EndsWith("Store", StringComparison.Ordinal)
            && type.Name is not ("RunStarter" or "OrchestrationRegistration")));

    [Fact]
    public void The_scan_sees_what_it_looks_for() => Assert.NotEmpty(DeterminismScan.Find(
        typeof(OrchestratorPurityTests).Assembly.Location, type => type.Name == nameof(Impure)));

    public static class Impure
    {
        public static async Task<string> LookAsync()
        {
            await Task.Yield();
            return $"{DateTime.UtcNow}{Guid.NewGuid()}";
        }
    }
}
