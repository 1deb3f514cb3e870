using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Handoffs;
using Xunit;

namespace FunctionApp.Tests.Audit;

public sealed class AuditChainTests
{
    [Fact]
    public void An_untouched_chain_is_whole() => Assert.Empty(Faults(e => e));

    [Fact]
    public void An_edited_entry_is_found()
    {
        Assert.Equal(
            [new ChainFault(ChainFaultKind.Edited, 3)],
            Faults(e => [.. e.Select(x => x.Seq == 3 ? x with { Text = x.Text.Replace("step 3", "step 4", StringComparison.Ordinal) } : x)]));
    }

    [Fact]
    public void An_edited_entry_with_a_hash_made_anew_is_found_at_the_next()
    {
        Assert.Equal(
            [new ChainFault(ChainFaultKind.Unlinked, 4)],
            Faults(e => [.. e.Select(x => x.Seq == 3 ? AuditEntry.Next(x.Chain, 3, x.PreviousSha256, Some("else")) : x)]));
    }

    [Fact]
    public void A_deleted_entry_is_found() => Assert.Equal(
        [new ChainFault(ChainFaultKind.Missing, 4)], Faults(e => [.. e.Where(x => x.Seq != 3)]));

    [Fact]
    public void A_deleted_first_entry_is_found() => Assert.Equal(
        [new ChainFault(ChainFaultKind.Missing, 2)], Faults(e => [.. e.Skip(1)]));

    [Fact]
    public void Entries_out_of_order_are_found() => Assert.Contains(
        Faults(e => [e[0], e[2], e[1], e[3], e[4]]), f => f.Kind == ChainFaultKind.Reordered);

    [Fact]
    public void A_cut_tail_is_found() => Assert.Equal(
        [new ChainFault(ChainFaultKind.CutTail, 3)], Faults(e => [.. e.Take(3)]));

    [Fact]
    public void An_emptied_chain_is_found() => Assert.Equal(
        [new ChainFault(ChainFaultKind.CutTail, 0)], Faults(_ => []));

    [Fact]
    public void An_entry_of_another_chain_is_found() => Assert.Contains(
        Faults(e => [.. e.Take(4), AuditEntry.Next("other", 5, e[3].Sha256, Some("step 5"))]), f => f.Kind == ChainFaultKind.Edited);

    [Fact]
    public void An_export_is_verified_without_the_house_even_when_it_was_laid_out_anew()
    {
        (IReadOnlyList<AuditEntry> entries, AuditHead head) = Chain();
        string export = ChainExport.Json("run-1", new(entries, head));
        string laidOutAnew = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(export));

        AuditExtract read = ChainExport.Read(laidOutAnew);

        Assert.Equal(5, read.Entries.Count);
        Assert.Empty(AuditChain.Verify(read.Entries, read.Head));
    }

    [Fact]
    public void An_edited_export_is_found()
    {
        (IReadOnlyList<AuditEntry> entries, AuditHead head) = Chain();
        string export = ChainExport.Json("run-1", new(entries, head));

        AuditExtract read = ChainExport.Read(export.Replace("\"step 2\"", "\"step two\"", StringComparison.Ordinal));

        Assert.Equal([new ChainFault(ChainFaultKind.Edited, 2)], AuditChain.Verify(read.Entries, read.Head));
    }

    private static IReadOnlyList<ChainFault> Faults(Func<IReadOnlyList<AuditEntry>, IReadOnlyList<AuditEntry>> tamper)
    {
        (IReadOnlyList<AuditEntry> entries, AuditHead head) = Chain();
        return AuditChain.Verify(tamper(entries), head);
    }

    private static (IReadOnlyList<AuditEntry> Entries, AuditHead Head) Chain()
    {
        List<AuditEntry> entries = [];
        for (int seq = 1; seq <= 5; seq++)
        {
            string before = seq == 1 ? AuditEntry.NoSha256 : entries[^1].Sha256;
            entries.Add(AuditEntry.Next("run-1", seq, before, Some($"step {seq}")));
        }

        return (entries, new(5, entries[^1].Sha256, ""));
    }

    private static RunEvent Some(string result) => AuditRig.Event(result) with
    {
        Evidence = new("local", "templates", null, 12, 34, 5, TimeSpan.FromMilliseconds(1.5), 0.1 + 0.2),
    };
}
