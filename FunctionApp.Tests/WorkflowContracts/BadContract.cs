using System.Text;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Reading;
using FunctionApp.Tests.Support;

namespace FunctionApp.Tests.WorkflowContracts;

/// <summary>A good contract with one defect: what stands in it, what stands there instead, which rule has to notice.</summary>
internal sealed record BadContract(string Defect, string Rule, string Replace, string With, IReadOnlyList<string>? Also = null)
{
    private static string Home { get; } = Path.Combine(Repository.Root, "FunctionApp.Tests", "WorkflowContracts");

    public static ContractFolder Good { get; } = ContractFolder.Read(Path.Combine(Home, "Good", "order-refund", "1.0.0"));

    /// <summary>The house that the good contract is written for.</summary>
    public static HouseView House { get; } = HouseView.Read(Path.Combine(Home, "Good"));

    /// <summary>Lays the house's files into a workflows folder.</summary>
    public static void BuildHouse(TempFolder folder)
    {
        foreach (string file in HouseView.Files)
        {
            folder.File(file, File.ReadAllText(Path.Combine(Home, "Good", file)));
        }
    }

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Path.Combine(Home, "Bad"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    public static BadContract Read(string name)
    {
        string file = Path.Combine(Home, "Bad", name + ".yaml");
        return AuthoredFile.Read<BadContract>(File.ReadAllText(file), file).Required();
    }

    public ContractFolder Folder()
    {
        string good = Encoding.UTF8.GetString(Good.Files[ContractFolder.ContractFile].Span);
        if (good.Split(Replace).Length != 2)
        {
            throw new InvalidDataException($"'{Replace}' does not stand once in the good contract");
        }

        return Changed(Good, ContractFolder.ContractFile, good.Replace(Replace, With, StringComparison.Ordinal));
    }

    public static ContractFolder Changed(ContractFolder folder, string path, string text)
    {
        SortedDictionary<string, ReadOnlyMemory<byte>> files = new(
            folder.Files.ToDictionary(f => f.Key, f => f.Value), StringComparer.Ordinal)
        {
            [path] = Encoding.UTF8.GetBytes(text),
        };
        return folder with { Files = files, Sha256 = ContractFolder.Sha256Of(files) };
    }
}
