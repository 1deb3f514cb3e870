using System.Reflection;
using FunctionApp.Handoffs;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts.Checks.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.DurableTask;

namespace FunctionApp.Tests.WorkflowContracts;

/// <summary>The interpreter compiled from its own sources with one place changed.</summary>
internal static class PatchedInterpreter
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // What needs injected parts is not the interpreter; it stays as it is.
    private static readonly string[] Around =
        ["OpenRunActivity", "OperatorActFunction", "OrchestrationLog", "OrchestrationRegistration", "RunStarter", "RetentionFunction", "RunPurge", "WatchdogFunction", "RunHandler"];

    public static InterpreterCode With(string file, string replace, string with)
    {
        string folder = Path.Combine(Repository.Root, "FunctionApp", "Orchestration");
        int patched = 0;
        List<SyntaxTree> trees = [Parse(ImplicitUsings, "usings.cs")];
        foreach (string source in Directory.EnumerateFiles(folder, "*.cs")
            .Where(f => !Around.Contains(Path.GetFileName(f).Split('.')[0])))
        {
            string text = File.ReadAllText(source);
            if (Path.GetFileName(source) == file && text.Split(replace).Length == 2)
            {
                text = text.Replace(replace, with, StringComparison.Ordinal);
                patched++;
            }

            trees.Add(Parse(text, source));
        }

        if (patched != 1)
        {
            throw new InvalidOperationException($"'{replace}' does not stand once in {file}");
        }

        Assembly patchedCode = Compile(trees);
        return new(
            Of<Func<TaskOrchestrationContext, Task<RunOutcome>>>(patchedCode, "RunOrchestrator"),
            Of<Func<TaskOrchestrationContext, Task<ItemChunkOutcome>>>(patchedCode, "ItemsOrchestrator"));
    }

    private static T Of<T>(Assembly code, string orchestrator)
        where T : Delegate => code.GetType("FunctionApp.Orchestration." + orchestrator)!.GetMethod("RunAsync")!.CreateDelegate<T>();

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);

    private static Assembly Compile(IReadOnlyList<SyntaxTree> trees)
    {
        IEnumerable<string> platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"Patched{Guid.NewGuid():N}",
            trees,
            platform.Select(a => MetadataReference.CreateFromFile(a)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream code = new();
        EmitResult made = compilation.Emit(code);
        return made.Success
            ? Assembly.Load(code.ToArray())
            : throw new InvalidOperationException(string.Join('\n', made.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }
}
