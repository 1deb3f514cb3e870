using System.Text.Json.Nodes;

namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>An invoice as the document that a contract's fields point into; what is not there is left out.</summary>
internal static class InvoiceJson
{
    public static JsonObject Of(Invoice invoice) => Without(new()
    {
        ["kind"] = invoice.IsCreditNote ? "credit_note" : "invoice",
        ["number"] = invoice.Number,
        ["type_code"] = invoice.TypeCode,
        ["issue_date"] = invoice.IssueDate,
        ["due_date"] = invoice.DueDate,
        ["currency"] = invoice.Currency,
        ["buyer_reference"] = invoice.BuyerReference,
        ["order_reference"] = invoice.OrderReference,
        ["sales_order"] = invoice.SalesOrder,
        ["preceding_invoice"] = invoice.PrecedingInvoice,
        ["note"] = invoice.Note,
        ["supplier"] = Party(invoice.Supplier),
        ["buyer"] = Party(invoice.Buyer),
        ["payment"] = Without(new()
        {
            ["means_code"] = invoice.Payment.MeansCode,
            ["iban"] = invoice.Payment.Iban,
            ["bic"] = invoice.Payment.Bic,
            ["reference"] = invoice.Payment.Reference,
            ["terms"] = invoice.Payment.Terms,
        }),
        ["lines"] = new JsonArray([.. invoice.Lines.Select(Line)]),
        ["allowances"] = new JsonArray([.. invoice.Allowances.Select(a => Without(new()
        {
            ["charge"] = a.IsCharge,
            ["amount"] = a.Amount,
            ["reason"] = a.Reason,
            ["tax_rate"] = a.TaxRate,
        }))]),
        ["taxes"] = new JsonArray([.. invoice.Taxes.Select(t => Without(new()
        {
            ["category"] = t.Category,
            ["rate"] = t.Rate,
            ["taxable"] = t.Taxable,
            ["amount"] = t.Amount,
        }))]),
        ["totals"] = Totals(invoice.Totals, invoice.Currency),
    });

    private static JsonObject Party(InvoiceParty party) => Without(new()
    {
        ["name"] = party.Name,
        ["trading_name"] = party.TradingName,
        ["tax_id"] = party.TaxId,
        ["legal_id"] = party.LegalId,
        ["id"] = party.Id,
        ["endpoint"] = party.Endpoint,
        ["country"] = party.Country,
        ["email"] = party.Email,
    });

    private static JsonObject Line(InvoiceLine line) => Without(new()
    {
        ["id"] = line.Id,
        ["name"] = line.Name,
        ["description"] = line.Description,
        ["quantity"] = line.Quantity,
        ["unit"] = line.Unit,
        ["price"] = line.Price,
        ["net"] = line.Net,
        ["tax_category"] = line.TaxCategory,
        ["tax_rate"] = line.TaxRate,
        ["order_line"] = line.OrderLine,
    });

    private static JsonObject Totals(InvoiceTotals totals, string? currency) => Without(new()
    {
        ["lines"] = Money(totals.Lines, currency),
        ["allowances"] = Money(totals.Allowances, currency),
        ["charges"] = Money(totals.Charges, currency),
        ["net"] = Money(totals.Net, currency),
        ["tax"] = Money(totals.Tax, currency),
        ["gross"] = Money(totals.Gross, currency),
        ["paid"] = Money(totals.Paid, currency),
        ["rounding"] = Money(totals.Rounding, currency),
        ["payable"] = Money(totals.Payable, currency),
    });

    private static JsonObject? Money(decimal? amount, string? currency) =>
        amount is { } number ? Without(new() { ["amount"] = number, ["currency"] = currency }) : null;

    private static JsonObject Without(JsonObject fields)
    {
        foreach (string name in fields.Where(f => f.Value is null).Select(f => f.Key).ToArray())
        {
            fields.Remove(name);
        }

        return fields;
    }
}
