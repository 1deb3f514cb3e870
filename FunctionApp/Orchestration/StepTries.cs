namespace FunctionApp.Orchestration;

/// <summary>How often and with what a step was tried.</summary>
internal sealed class StepTries
{
    /// <summary>Attempts in all; the number that tells one delivery from another.</summary>
    public int Attempt { get; private set; }

    /// <summary>Attempts with the present model.</summary>
    public int OfCandidate { get; private set; }

    /// <summary>The position in the route from which the next attempt may take a model.</summary>
    public int Candidate { get; private set; }

    public int NextFallback { get; set; }

    public int Delays { get; private set; }

    public string? Fallback { get; set; }

    public void Count()
    {
        Attempt++;
        OfCandidate++;
    }

    public void StartCandidate(int candidate)
    {
        Candidate = candidate;
        OfCandidate = 0;
    }

    /// <summary>After a declared delay: the route from its head, the same fallback still open.</summary>
    public void StartAnew()
    {
        Delays++;
        NextFallback--;
        StartCandidate(0);
    }

    /// <summary>After a person said so: everything from its head.</summary>
    public void StartOver()
    {
        NextFallback = 0;
        StartCandidate(0);
    }
}
