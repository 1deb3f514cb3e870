using System.ComponentModel;
using System.Diagnostics;

namespace LocalHost.Storage;

/// <summary>Starts Node and npm as each operating system wants it.</summary>
internal static class NodeProgram
{
    private const string Missing =
        "Node.js was not found: install Node 20 or later from https://nodejs.org so that the local storage (Azurite) can run, "
        + "or set AzureWebJobsStorage to a storage account.";

    internal static Process Node(IEnumerable<string> arguments, string? accounts = null) =>
        Start("node", arguments, workingDirectory: null, accounts);

    // On Windows npm is a script that only the command interpreter can run.
    internal static Process Npm(IEnumerable<string> arguments, string workingDirectory) => OperatingSystem.IsWindows()
        ? Start("cmd.exe", ["/d", "/c", "npm", .. arguments], workingDirectory)
        : Start("npm", arguments, workingDirectory);

    private static Process Start(string program, IEnumerable<string> arguments, string? workingDirectory, string? accounts = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        if (accounts is not null)
        {
            start.Environment["AZURITE_ACCOUNTS"] = accounts;
        }

        try
        {
            return Process.Start(start) ?? throw new AzuriteStartException(Missing);
        }
        catch (Win32Exception missing)
        {
            throw new AzuriteStartException(Missing, missing);
        }
    }
}
