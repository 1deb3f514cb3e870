using System.Text.RegularExpressions;
using FunctionApp.WorkflowContracts;

namespace FunctionApp.Local.Verbs;

/// <summary><c>-- new &lt;workflow&gt; [--from &lt;workflow&gt;]</c>: writes a contract folder and examines it.</summary>
internal static partial class NewVerb
{
    private const string Version = "0.1.0";

    public static int Run(string[] args, string workflows, TextWriter output)
    {
        int from = Array.IndexOf(args, "--from");
        if (args is not [{ } name, ..] || !Name().IsMatch(name) || (from >= 0 && from + 1 >= args.Length))
        {
            output.WriteLine("new <workflow> [--from <workflow>]: a name of small letters, digits and dashes");
            return 1;
        }

        string? source = from < 0 ? Path.Combine(AppContext.BaseDirectory, "Starter") : Latest(Path.Combine(workflows, args[from + 1]));
        string target = Path.Combine(workflows, name, Version);
        if (source is null || Directory.Exists(target))
        {
            output.WriteLine(source is null ? $"there is no workflow '{args[from + 1]}'" : $"{target} is there already");
            return 1;
        }

        Copy(source, target, name);
        output.WriteLine($"{target} is written; edit it, then: dotnet run --project FunctionApp.Local -- check {target}");
        return CheckVerb.Run(target, onlyStale: false, output);
    }

    private static string? Latest(string workflow) => Directory.Exists(workflow)
        ? Directory.EnumerateDirectories(workflow).OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault(d => File.Exists(Path.Combine(d, ContractFolder.ContractFile)))
        : null;

    private static void Copy(string source, string target, string name)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) == ContractFolder.ContractFile)
            {
                string text = VersionLine().Replace(IdLine().Replace(File.ReadAllText(file), $"id: {name}", 1), $"version: {Version}", 1);
                File.WriteAllText(copy, text);
            }
            else
            {
                File.Copy(file, copy);
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,59}$")]
    private static partial Regex Name();

    [GeneratedRegex("^id: .*$", RegexOptions.Multiline)]
    private static partial Regex IdLine();

    [GeneratedRegex("^version: .*$", RegexOptions.Multiline)]
    private static partial Regex VersionLine();
}
