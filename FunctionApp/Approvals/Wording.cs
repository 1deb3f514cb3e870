namespace FunctionApp.Approvals;

/// <summary>Turns the names of data into words for people; pure.</summary>
internal static class Wording
{
    /// <summary><c>out_of_scope</c> becomes "Out of scope".</summary>
    public static string Humanized(string name)
    {
        string words = name.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>How a choice reads on a button.</summary>
    public static string Choice(string choice) => choice switch
    {
        "it_was_done" => "It was done",
        "it_was_not" => "It was not done",
        "resolved" => "I have seen to it",
        "accept" => "Leave it as it is",
        "retry" => "Try again",
        "skip" => "Go on without it",
        "cancel" => "End the run",
        _ => Humanized(choice),
    };
}
