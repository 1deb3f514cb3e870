using System.Globalization;

namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>The rules of EN 16931 by which the sums of an invoice prove each other; pure, exact.</summary>
internal static class InvoiceRules
{
    private const string OutOfScope = "O";

    // What is rounded at each line or row may differ by a cent for each of them; sums may not.
    private const decimal Cent = 0.01m;

    public static IReadOnlyList<BrokenRule> Hold(Invoice invoice)
    {
        List<BrokenRule> broken = [];
        Parts(invoice, broken);
        Totals(invoice.Totals, broken);
        broken.AddRange(invoice.Taxes.SelectMany(RowRules));
        return broken;
    }

    /// <summary>What can be held against the sums alone.</summary>
    public static IReadOnlyList<BrokenRule> Hold(InvoiceTotals sums)
    {
        List<BrokenRule> broken = [];
        Same("BR-CO-15", sums.Gross, (sums.Net ?? 0) + (sums.Tax ?? 0), broken);
        return broken;
    }

    /// <summary>The sums against what they are sums of.</summary>
    private static void Parts(Invoice invoice, List<BrokenRule> broken)
    {
        InvoiceTotals sums = invoice.Totals;
        if (invoice.Lines.Count > 0)
        {
            Same("BR-CO-10", sums.Lines, invoice.Lines.Sum(l => l.Net ?? 0), broken);
        }

        if (invoice.Allowances.Count > 0)
        {
            Same("BR-CO-11", sums.Allowances ?? 0, Sum(invoice, charges: false), broken);
            Same("BR-CO-12", sums.Charges ?? 0, Sum(invoice, charges: true), broken);
        }

        if (invoice.Taxes.Count > 0)
        {
            Same("BR-CO-14", sums.Tax ?? 0, invoice.Taxes.Sum(t => t.Amount ?? 0), broken);
        }
    }

    /// <summary>The sums against each other.</summary>
    private static void Totals(InvoiceTotals sums, List<BrokenRule> broken)
    {
        if (sums.Lines is { } lines)
        {
            Same("BR-CO-13", sums.Net, lines - (sums.Allowances ?? 0) + (sums.Charges ?? 0), broken);
        }

        Same("BR-CO-15", sums.Gross, (sums.Net ?? 0) + (sums.Tax ?? 0), broken);
        Same("BR-CO-16", sums.Payable, (sums.Gross ?? 0) - (sums.Paid ?? 0) + (sums.Rounding ?? 0), broken);
    }

    private static decimal Sum(Invoice invoice, bool charges) =>
        invoice.Allowances.Where(a => a.IsCharge == charges).Sum(a => a.Amount ?? 0);

    private static IEnumerable<BrokenRule> RowRules(InvoiceTax row)
    {
        decimal rate = row.Rate ?? 0;
        if (row is { Taxable: { } taxable, Amount: { } amount } && row.Category != OutOfScope)
        {
            decimal expected = Math.Round(taxable * rate / 100, 2, MidpointRounding.AwayFromZero);
            if (Math.Abs(expected - amount) > Cent)
            {
                yield return new("BR-CO-17", Plain(amount), Plain(expected));
            }
        }
    }

    private static void Same(string rule, decimal? says, decimal expected, List<BrokenRule> broken)
    {
        if (says != expected)
        {
            broken.Add(new(rule, says is { } written ? Plain(written) : "missing", Plain(expected)));
        }
    }

    private static string Plain(decimal amount) => amount.ToString("0.00##########", CultureInfo.InvariantCulture);
}
