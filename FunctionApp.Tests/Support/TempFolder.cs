namespace FunctionApp.Tests.Support;

/// <summary>An empty folder that goes away with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    internal string FullPath { get; } = Directory.CreateTempSubdirectory("handshake-").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);

    internal string File(string name, string content = "")
    {
        string path = Path.Combine(FullPath, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
