using System.Text.Json;
using FunctionApp.Audit;

namespace FunctionApp.Local.Verbs;

/// <summary>Verifies an exported audit chain without the house.</summary>
internal static class AuditVerb
{
    /// <summary>0 for a whole chain, 1 for one with faults, 2 for a file that is no export.</summary>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [{ } file])
        {
            output.WriteLine("audit FILE: FILE is what GET /api/runs/{run_id}/audit answered.");
            return 2;
        }

        try
        {
            return Say(ChainExport.Read(File.ReadAllText(file)), output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            output.WriteLine($"{file} cannot be verified: {e.Message}");
            return 2;
        }
    }

    private static int Say(AuditExtract chain, TextWriter output)
    {
        IReadOnlyList<ChainFault> faults = AuditChain.Verify(chain.Entries, chain.Head);
        foreach (ChainFault fault in faults)
        {
            output.WriteLine($"{Words(fault.Kind)} at entry {fault.Seq}");
        }

        output.WriteLine(faults.Count == 0
            ? $"{chain.Entries.Count} entries, whole. SELF-ATTESTED: its end was not compared with a hash kept elsewhere."
            : $"{chain.Entries.Count} entries, {faults.Count} faults.");
        return faults.Count == 0 ? 0 : 1;
    }

    private static string Words(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Edited => "edited",
        ChainFaultKind.Missing => "entries are missing",
        ChainFaultKind.Reordered => "out of order",
        ChainFaultKind.Unlinked => "does not follow from the one before",
        ChainFaultKind.CutTail => "the tail is cut off",
    };
}
