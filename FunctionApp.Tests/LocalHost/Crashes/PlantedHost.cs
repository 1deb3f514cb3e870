using FunctionApp.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;

namespace FunctionApp.Tests.LocalHost.Crashes;

/// <summary>The local app in a folder of its own, with LocalHost compiled from its sources and one fault planted in it.</summary>
internal sealed class PlantedHost : IDisposable
{
    private const string Preamble = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
        [assembly: System.Reflection.AssemblyInformationalVersion("1.0.0")]
        """;

    private readonly TempFolder _folder = new();

    public string Program => Path.Combine(_folder.FullPath, "FunctionApp.Local.dll");

    public static PlantedHost With(string file, string replace, string with)
    {
        PlantedHost host = new();
        string built = AppContext.BaseDirectory;
        foreach (string part in Directory.EnumerateFiles(built, "*.dll").Concat(Directory.EnumerateFiles(built, "FunctionApp.Local.*.json")))
        {
            File.CreateSymbolicLink(Path.Combine(host._folder.FullPath, Path.GetFileName(part)), part);
        }

        // The runtime looks for the other assemblies where this one really stands.
        File.Delete(host.Program);
        File.Copy(Path.Combine(built, "FunctionApp.Local.dll"), host.Program);
        string planted = Path.Combine(host._folder.FullPath, "LocalHost.dll");
        File.Delete(planted);
        File.WriteAllBytes(planted, Compile(Sources(file, replace, with)));
        return host;
    }

    public void Dispose() => _folder.Dispose();

    private static List<SyntaxTree> Sources(string file, string replace, string with)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(Preamble, options, "Preamble.cs")];
        int planted = 0;
        foreach (string source in Architecture.SourceFiles.Under("LocalHost").Append(Path.Combine(Repository.Root, "FunctionApp", "Hosting", "Ncrontab.cs")))
        {
            string text = File.ReadAllText(source);
            if (Path.GetFileName(source) == file && text.Split(replace).Length == 2)
            {
                text = text.Replace(replace, with, StringComparison.Ordinal);
                planted++;
            }

            trees.Add(CSharpSyntaxTree.ParseText(text, options, source));
        }

        return planted == 1 ? trees : throw new InvalidOperationException($"'{replace}' does not stand once in {file}");
    }

    private static byte[] Compile(IReadOnlyList<SyntaxTree> trees)
    {
        IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("LocalHost.dll" or "FunctionApp.Local.dll" or "FunctionApp.Tests.dll"));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "LocalHost",
            trees,
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(Generators(), parseOptions: new CSharpParseOptions(LanguageVersion.Preview))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation whole, out _);
        using MemoryStream code = new();
        EmitResult made = whole.Emit(code);
        return made.Success
            ? code.ToArray()
            : throw new InvalidOperationException(string.Join('\n', made.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20)));
    }

    // the SDK's own, which write the log methods and the patterns
    private static IEnumerable<ISourceGenerator> Generators()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string[] wanted = ["Microsoft.Extensions.Logging.Generators.dll", "System.Text.RegularExpressions.Generator.dll"];
        return Directory.EnumerateFiles(Path.Combine(root, "packs"), "*Generator*.dll", SearchOption.AllDirectories)
            .Where(path => wanted.Contains(Path.GetFileName(path)))
            .GroupBy(Path.GetFileName)
            .SelectMany(versions => new AnalyzerFileReference(versions.Max()!, new Loader()).GetGenerators(LanguageNames.CSharp));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // the generators need nothing besides the compiler
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }
}
