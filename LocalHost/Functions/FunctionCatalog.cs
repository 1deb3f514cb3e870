using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Functions;

/// <summary>All functions of the app.</summary>
public sealed class FunctionCatalog
{
    private readonly Dictionary<string, FunctionEntry> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Discovers the functions of the given classes.</summary>
    /// <exception cref="LocalHostStartException">A name stands twice or a signature cannot be bound.</exception>
    public FunctionCatalog(IEnumerable<Type> classes)
    {
        foreach (FunctionEntry entry in classes.Distinct().SelectMany(Discover))
        {
            if (!_byName.TryAdd(entry.Name, entry))
            {
                throw new LocalHostStartException(
                    $"Two functions are named '{entry.Name}': {_byName[entry.Name].Definition.EntryPoint} "
                    + $"and {entry.Definition.EntryPoint}.");
            }
        }

        All = [.. _byName.Values.OrderBy(e => e.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The functions by name.</summary>
    public IReadOnlyList<FunctionEntry> All { get; }

    /// <summary>The function of that name, without regard to case, or null.</summary>
    public FunctionEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The functions that a kind of trigger starts.</summary>
    public IEnumerable<FunctionEntry> Of(TriggerKind kind) => All.Where(e => e.Kind == kind);

    private static IEnumerable<FunctionEntry> Discover(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
                | BindingFlags.DeclaredOnly)
            .Select(m => (Method: m, Function: m.GetCustomAttribute<FunctionAttribute>()))
            .Where(m => m.Function is not null)
            .Select(m => FunctionReader.Read(m.Function!.Name, m.Method));
}
