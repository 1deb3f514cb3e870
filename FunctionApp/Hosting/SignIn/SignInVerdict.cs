namespace FunctionApp.Hosting.SignIn;

/// <summary>Whether a caller may see what was asked for.</summary>
public abstract record SignInVerdict
{
    private SignInVerdict()
    {
    }

    /// <summary>The caller may.</summary>
    public sealed record In(Viewer Viewer) : SignInVerdict;

    /// <summary>The caller may not, or nobody may as this host is set up.</summary>
    public sealed record Refused(int Status, string Code, string Title, string Detail) : SignInVerdict;
}
