using System.Globalization;
using FunctionApp.Steps.Documents.Invoices;

namespace FunctionApp.Tests.Steps.Documents;

/// <summary>An invoice written out so that a test can show what it expects.</summary>
internal static class InvoiceText
{
    public static string Of(Invoice i) => string.Join('\n',
    [
        Join(i.IsCreditNote ? "credit note" : "invoice", i.Number, i.TypeCode, i.IssueDate, i.DueDate, i.Currency),
        Join("refs", i.BuyerReference, i.OrderReference, i.SalesOrder, i.PrecedingInvoice),
        Join("from", i.Supplier.Name, i.Supplier.TradingName, i.Supplier.TaxId, i.Supplier.LegalId, i.Supplier.Endpoint, i.Supplier.Country, i.Supplier.Email),
        Join("to", i.Buyer.Name, i.Buyer.TradingName, i.Buyer.TaxId, i.Buyer.LegalId, i.Buyer.Endpoint, i.Buyer.Country, i.Buyer.Email),
        Join("pay", i.Payment.MeansCode, i.Payment.Iban, i.Payment.Bic, i.Payment.Reference, i.Payment.Terms),
        .. i.Lines.Select(l => Join("line", l.Id, l.Name, Plain(l.Quantity), l.Unit, Plain(l.Price), Plain(l.Net), l.TaxCategory, Plain(l.TaxRate), l.OrderLine)),
        .. i.Allowances.Select(a => Join(a.IsCharge ? "charge" : "allowance", Plain(a.Amount), a.Reason, a.TaxCategory, Plain(a.TaxRate))),
        .. i.Taxes.Select(t => Join("tax", t.Category, Plain(t.Rate), Plain(t.Taxable), Plain(t.Amount))),
        Join("sums", Plain(i.Totals.Lines), Plain(i.Totals.Allowances), Plain(i.Totals.Charges), Plain(i.Totals.Net), Plain(i.Totals.Tax),
            Plain(i.Totals.Gross), Plain(i.Totals.Paid), Plain(i.Totals.Rounding), Plain(i.Totals.Payable)),
    ]);

    private static string Join(params string?[] values) => string.Join(" | ", values.Select(v => v ?? "-"));

    private static string? Plain(decimal? number) => number?.ToString("0.########", CultureInfo.InvariantCulture);
}
