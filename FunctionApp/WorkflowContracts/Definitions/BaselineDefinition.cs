namespace FunctionApp.WorkflowContracts.Definitions;

/// <summary>What an item took before: minutes of work, cost, errors, time from start to end.</summary>
/// <remarks><para>Units: minutes; ratio 0..1. <paramref name="Version"/> names the measurement.</para></remarks>
public sealed record BaselineDefinition(
    string Version,
    decimal MinutesPerItem,
    MoneyDefinition CostPerItem,
    decimal ErrorRate,
    TimeSpan CycleTime);
