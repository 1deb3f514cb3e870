using System.Xml.Linq;

namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>Reads UBL 2.1 Invoice and CreditNote as EN 16931 and Peppol BIS Billing use them; pure.</summary>
internal static class UblReader
{
    private const string Namespaces = "urn:oasis:names:specification:ubl:schema:xsd:";

    /// <summary>The invoice; null for another document.</summary>
    public static Invoice? Read(XElement root) => root.Name.NamespaceName.StartsWith(Namespaces, StringComparison.Ordinal)
        ? root.Name.LocalName switch
        {
            "Invoice" => Read(root, isCreditNote: false),
            "CreditNote" => Read(root, isCreditNote: true),
            _ => null,
        }
        : null;

    private static Invoice Read(XElement root, bool isCreditNote)
    {
        string? currency = root.Text("DocumentCurrencyCode");
        XElement? tax = root.All("TaxTotal").FirstOrDefault(t => t.One("TaxAmount")?.Attribute("currencyID")?.Value == currency)
            ?? root.One("TaxTotal");
        return new(
            isCreditNote,
            root.Text("ID"),
            root.Text(isCreditNote ? "CreditNoteTypeCode" : "InvoiceTypeCode"),
            root.Text("IssueDate"),
            root.Text("DueDate", "PaymentMeans/PaymentDueDate"),
            currency,
            root.Text("BuyerReference"),
            Order(root.Text("OrderReference/ID")),
            root.Text("OrderReference/SalesOrderID"),
            root.Text("BillingReference/InvoiceDocumentReference/ID"),
            root.Text("Note"),
            Party(root.One("AccountingSupplierParty/Party")),
            Party(root.One("AccountingCustomerParty/Party")),
            new(
                root.Text("PaymentMeans/PaymentMeansCode"),
                root.Text("PaymentMeans/PayeeFinancialAccount/ID"),
                root.Text("PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID"),
                root.Text("PaymentMeans/PaymentID"),
                root.Text("PaymentTerms/Note")),
            [.. root.All(isCreditNote ? "CreditNoteLine" : "InvoiceLine").Select(l => Line(l, isCreditNote))],
            [.. root.All("AllowanceCharge").Select(Allowance)],
            [.. tax.All("TaxSubtotal").Select(Tax)],
            Totals(root.One("LegalMonetaryTotal"), tax.Number("TaxAmount")));
    }

    // Peppol BIS: "NA" stands where only a sales order is known, because the element is mandatory there.
    private static string? Order(string? number) => number == "NA" ? null : number;

    private static InvoiceParty Party(XElement? party) => new(
        party.Text("PartyLegalEntity/RegistrationName", "PartyName/Name"),
        party.Text("PartyName/Name"),
        party.All("PartyTaxScheme").FirstOrDefault(s => s.Text("TaxScheme/ID") == "VAT").Text("CompanyID"),
        party.Text("PartyLegalEntity/CompanyID"),
        party.Text("PartyIdentification/ID"),
        party.Text("EndpointID"),
        party.Text("PostalAddress/Country/IdentificationCode"),
        party.Text("Contact/ElectronicMail"));

    private static InvoiceLine Line(XElement line, bool isCreditNote)
    {
        string quantity = isCreditNote ? "CreditedQuantity" : "InvoicedQuantity";
        return new(
            line.Text("ID"),
            line.Text("Item/Name"),
            line.Text("Item/Description"),
            line.Number(quantity),
            line.One(quantity)?.Attribute("unitCode")?.Value,
            line.Number("Price/PriceAmount"),
            line.Number("LineExtensionAmount"),
            line.Text("Item/ClassifiedTaxCategory/ID"),
            line.Number("Item/ClassifiedTaxCategory/Percent"),
            line.Text("OrderLineReference/LineID"));
    }

    private static InvoiceAllowance Allowance(XElement allowance) => new(
        allowance.Text("ChargeIndicator") == "true",
        allowance.Number("Amount"),
        allowance.Text("AllowanceChargeReason"),
        allowance.Text("TaxCategory/ID"),
        allowance.Number("TaxCategory/Percent"));

    private static InvoiceTax Tax(XElement row) => new(
        row.Text("TaxCategory/ID"), row.Number("TaxCategory/Percent"), row.Number("TaxableAmount"), row.Number("TaxAmount"));

    private static InvoiceTotals Totals(XElement? sums, decimal? tax) => new(
        sums.Number("LineExtensionAmount"),
        sums.Number("AllowanceTotalAmount"),
        sums.Number("ChargeTotalAmount"),
        sums.Number("TaxExclusiveAmount"),
        tax,
        sums.Number("TaxInclusiveAmount"),
        sums.Number("PrepaidAmount"),
        sums.Number("PayableRoundingAmount"),
        sums.Number("PayableAmount"));
}
