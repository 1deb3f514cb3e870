namespace FunctionApp.Orchestration;

/// <summary>Many of a kind, a few at a time, in the order in which they stand.</summary>
internal static class Abreast
{
    /// <summary>Begins the next one whenever one ends; those begun are always waited for.</summary>
    public static async Task RunAsync<T>(IReadOnlyList<T> all, int atOnce, Func<bool> mayBegin, Func<T, Task> walk)
    {
        List<Task> running = [];
        int begun = 0;
        while (true)
        {
            while (begun < all.Count && running.Count < atOnce && mayBegin())
            {
                running.Add(walk(all[begun++]));
            }

            if (running.Count == 0)
            {
                return;
            }

            Task first = await Task.WhenAny(running);
            running.Remove(first);
            await first;
        }
    }
}
