namespace FunctionApp.Local;

/// <summary>Runs Handshake on this machine.</summary>
public static class LocalProgram
{
    /// <summary>Starts the host.</summary>
    public static int Main() => 0;
}
