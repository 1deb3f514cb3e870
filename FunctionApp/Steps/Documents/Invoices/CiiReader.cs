using System.Xml.Linq;

namespace FunctionApp.Steps.Documents.Invoices;

/// <summary>Reads UN/CEFACT Cross Industry Invoice D16B, the XML of Factur-X and ZUGFeRD 2; pure.</summary>
internal static class CiiReader
{
    private const string CreditNote = "381";

    /// <summary>The invoice; null for another document.</summary>
    public static Invoice? Read(XElement root)
    {
        if (root.Name.LocalName != "CrossIndustryInvoice")
        {
            return null;
        }

        XElement? head = root.One("ExchangedDocument");
        XElement? trade = root.One("SupplyChainTradeTransaction");
        XElement? agreement = trade.One("ApplicableHeaderTradeAgreement");
        XElement? settlement = trade.One("ApplicableHeaderTradeSettlement");
        XElement? sums = settlement.One("SpecifiedTradeSettlementHeaderMonetarySummation");
        string? type = head.Text("TypeCode");
        return new(
            type == CreditNote,
            head.Text("ID"),
            type,
            Date(head.Text("IssueDateTime/DateTimeString")),
            Date(settlement.Text("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString")),
            settlement.Text("InvoiceCurrencyCode"),
            agreement.Text("BuyerReference"),
            agreement.Text("BuyerOrderReferencedDocument/IssuerAssignedID"),
            agreement.Text("SellerOrderReferencedDocument/IssuerAssignedID"),
            settlement.Text("InvoiceReferencedDocument/IssuerAssignedID"),
            head.Text("IncludedNote/Content"),
            Party(agreement.One("SellerTradeParty")),
            Party(agreement.One("BuyerTradeParty")),
            Payment(settlement),
            [.. trade.All("IncludedSupplyChainTradeLineItem").Select(Line)],
            [.. settlement.All("SpecifiedTradeAllowanceCharge").Select(Allowance)],
            [.. settlement.All("ApplicableTradeTax").Select(Tax)],
            Totals(sums, settlement.Text("InvoiceCurrencyCode")));
    }

    // Format 102: eight digits.
    private static string? Date(string? written) =>
        written is { Length: 8 } && written.All(char.IsAsciiDigit) ? $"{written[..4]}-{written[4..6]}-{written[6..]}" : written;

    private static InvoiceParty Party(XElement? party) => new(
        party.Text("Name", "SpecifiedLegalOrganization/TradingBusinessName"),
        party.Text("SpecifiedLegalOrganization/TradingBusinessName"),
        party.All("SpecifiedTaxRegistration/ID").FirstOrDefault(i => i.Attribute("schemeID")?.Value == "VA")?.Value.Trim(),
        party.Text("SpecifiedLegalOrganization/ID"),
        party.Text("GlobalID", "ID"),
        party.Text("URIUniversalCommunication/URIID"),
        party.Text("PostalTradeAddress/CountryID"),
        party.Text("DefinedTradeContact/EmailURIUniversalCommunication/URIID"));

    private static InvoicePayment Payment(XElement? settlement)
    {
        XElement? means = settlement.One("SpecifiedTradeSettlementPaymentMeans");
        return new(
            means.Text("TypeCode"),
            means.Text("PayeePartyCreditorFinancialAccount/IBANID", "PayeePartyCreditorFinancialAccount/ProprietaryID"),
            means.Text("PayeeSpecifiedCreditorFinancialInstitution/BICID"),
            settlement.Text("PaymentReference"),
            settlement.Text("SpecifiedTradePaymentTerms/Description"));
    }

    private static InvoiceLine Line(XElement line)
    {
        XElement? settlement = line.One("SpecifiedLineTradeSettlement");
        return new(
            line.Text("AssociatedDocumentLineDocument/LineID"),
            line.Text("SpecifiedTradeProduct/Name"),
            line.Text("SpecifiedTradeProduct/Description"),
            line.Number("SpecifiedLineTradeDelivery/BilledQuantity"),
            line.One("SpecifiedLineTradeDelivery/BilledQuantity")?.Attribute("unitCode")?.Value,
            line.Number("SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount"),
            settlement.Number("SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"),
            settlement.Text("ApplicableTradeTax/CategoryCode"),
            settlement.Number("ApplicableTradeTax/RateApplicablePercent"),
            line.Text("SpecifiedLineTradeAgreement/BuyerOrderReferencedDocument/LineID"));
    }

    private static InvoiceAllowance Allowance(XElement allowance) => new(
        allowance.Text("ChargeIndicator/Indicator") == "true",
        allowance.Number("ActualAmount"),
        allowance.Text("Reason"),
        allowance.Text("CategoryTradeTax/CategoryCode"),
        allowance.Number("CategoryTradeTax/RateApplicablePercent"));

    private static InvoiceTax Tax(XElement row) => new(
        row.Text("CategoryCode"), row.Number("RateApplicablePercent"), row.Number("BasisAmount"), row.Number("CalculatedAmount"));

    private static InvoiceTotals Totals(XElement? sums, string? currency)
    {
        XElement? tax = sums.All("TaxTotalAmount").FirstOrDefault(t => t.Attribute("currencyID")?.Value == currency)
            ?? sums.One("TaxTotalAmount");
        return new(
            sums.Number("LineTotalAmount"),
            sums.Number("AllowanceTotalAmount"),
            sums.Number("ChargeTotalAmount"),
            sums.Number("TaxBasisTotalAmount"),
            tax is null ? null : new XElement("of", new XElement("v", tax.Value)).Number("v"),
            sums.Number("GrandTotalAmount"),
            sums.Number("TotalPrepaidAmount"),
            sums.Number("RoundingAmount"),
            sums.Number("DuePayableAmount"));
    }
}
