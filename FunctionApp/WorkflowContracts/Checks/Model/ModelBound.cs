namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>How far the model check looks: everything within is explored, what lies beyond is counted.</summary>
/// <remarks>
/// <para>Shape: attempts per model and effect, rounds of one gate, restarts after a delay, acts of operators, repeated
/// events and mishaps in one run, items of a list, and states in all.</para>
/// </remarks>
public sealed record ModelBound(
    int Attempts = 2, int GateRounds = 2, int Restarts = 1, int OperatorActs = 1, int RepeatedEvents = 1, int Mishaps = 1, int Items = 2, int States = 400_000)
{
    /// <summary>The bound in one line.</summary>
    public override string ToString() =>
        $"attempts {Attempts}, rounds of a gate {GateRounds}, restarts {Restarts}, operator acts {OperatorActs}, repeated events {RepeatedEvents}, mishaps {Mishaps}, items {Items}";
}
