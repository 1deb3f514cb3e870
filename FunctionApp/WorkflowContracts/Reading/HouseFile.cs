using Microsoft.Extensions.Configuration;

namespace FunctionApp.WorkflowContracts.Reading;

/// <summary>Files that hold for the whole house, beside the workflow folders: connectors, people, models.</summary>
public static class HouseFile
{
    /// <summary>Reads one; a folder set by <c>Handshake:WorkflowsFolder</c> may bring its own, else the shipped one counts.</summary>
    /// <exception cref="InvalidDataException">The file has problems; the message lists all of them.</exception>
    public static T Read<T>(IConfiguration settings, string name)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(settings);
        string shipped = Path.Combine(AppContext.BaseDirectory, "Workflows", name);
        string own = settings["Handshake:WorkflowsFolder"] is { Length: > 0 } folder ? Path.Combine(folder, name) : shipped;
        return AuthoredFile.Read<T>(File.ReadAllText(File.Exists(own) ? own : shipped), name).Required();
    }
}
