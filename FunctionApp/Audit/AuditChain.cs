using System.Text;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;

namespace FunctionApp.Audit;

/// <summary>Checks chains offline; pure.</summary>
public static class AuditChain
{
    /// <summary>Every fault of a chain; none means that nothing was edited, taken out, moved or cut off.</summary>
    /// <remarks>
    /// <para>Guarantee: without the stored end a cut tail cannot be seen; whoever can rewrite the whole chain and its end is
    /// found out only by hashes kept elsewhere.</para>
    /// </remarks>
    public static IReadOnlyList<ChainFault> Verify(IReadOnlyList<AuditEntry> entries, AuditHead? end)
    {
        ArgumentNullException.ThrowIfNull(entries);
        List<ChainFault> faults = [];
        (long seq, string sha256) = (0, AuditEntry.NoSha256);
        foreach (AuditEntry entry in entries)
        {
            if (FaultOf(entry, seq, sha256, entries[0].Chain) is { } kind)
            {
                faults.Add(new(kind, entry.Seq));
            }

            (seq, sha256) = (entry.Seq, entry.Sha256);
        }

        if (end is not null && (seq != end.Seq || sha256 != end.Sha256))
        {
            faults.Add(new(seq < end.Seq ? ChainFaultKind.CutTail : ChainFaultKind.Unlinked, seq));
        }

        return faults;
    }

    private static ChainFaultKind? FaultOf(AuditEntry entry, long seqBefore, string sha256Before, string chain) =>
        entry.Chain != chain || !HasItsHash(entry) ? ChainFaultKind.Edited
        : entry.Seq <= seqBefore ? ChainFaultKind.Reordered
        : entry.Seq > seqBefore + 1 ? ChainFaultKind.Missing
        : entry.PreviousSha256 != sha256Before ? ChainFaultKind.Unlinked
        : null;

    private static bool HasItsHash(AuditEntry entry) =>
        BlobVault.Sha256Of(Encoding.UTF8.GetBytes(entry.Text)) == entry.Sha256
        && AuditEntry.Read(entry.Text, entry.Sha256) is var read
        && (read.Chain, read.Seq, read.PreviousSha256) == (entry.Chain, entry.Seq, entry.PreviousSha256);
}
