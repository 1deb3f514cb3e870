namespace FunctionApp.Hosting;

/// <summary>How a word or banner is coloured; the words themselves always say the same.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Plain,

    /// <summary>Something is going on.</summary>
    Active,

    /// <summary>It went well.</summary>
    Good,

    /// <summary>A person should look.</summary>
    Warn,

    /// <summary>It went wrong.</summary>
    Bad,
}
