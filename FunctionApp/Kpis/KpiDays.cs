namespace FunctionApp.Kpis;

/// <summary>Some days, the last not part of them.</summary>
public sealed record KpiDays(DateOnly From, DateOnly To)
{
    /// <summary>Each of the days, oldest first.</summary>
    public IEnumerable<DateOnly> All => Enumerable.Range(0, To.DayNumber - From.DayNumber).Select(From.AddDays);

    /// <summary>The 30 days that end with a day.</summary>
    public static KpiDays Until(DateOnly today) => new(today.AddDays(-29), today.AddDays(1));
}
