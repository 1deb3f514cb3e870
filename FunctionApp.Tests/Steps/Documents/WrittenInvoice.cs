using System.Globalization;

namespace FunctionApp.Tests.Steps.Documents;

/// <summary>An e-invoice that a test writes: one line, one tax rate, in UBL or CII.</summary>
internal sealed record WrittenInvoice
{
    public string Number { get; init; } = "NP-20481";

    public string SupplierName { get; init; } = "Nordlicht Papier GmbH";

    public string SupplierTaxId { get; init; } = "DE811907980";

    public string Order { get; init; } = "PO-7001";

    public decimal Net { get; init; } = 200m;

    public decimal? Payable { get; init; }

    public string Note { get; init; } = "Thank you for your order";

    /// <summary>The invoice that a credit note takes back.</summary>
    public string? Credits { get; init; } = "NP-20481";

    private decimal Tax => Math.Round(Net * 0.19m, 2);

    public string Ubl() => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
          xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
          xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>{Number}</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate><cbc:DueDate>2026-12-02</cbc:DueDate>
          <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:Note>{Note}</cbc:Note><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
          <cac:OrderReference><cbc:ID>{Order}</cbc:ID></cac:OrderReference>
          <cac:AccountingSupplierParty><cac:Party>
            <cac:PartyTaxScheme><cbc:CompanyID>{SupplierTaxId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>{SupplierName}</cbc:RegistrationName></cac:PartyLegalEntity>
          </cac:Party></cac:AccountingSupplierParty>
          <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Birch &amp; Bay</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
          <cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>DE89370400440532013000</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
          <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">{Plain(Tax)}</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">{Plain(Net)}</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">{Plain(Tax)}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
          <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">{Plain(Net)}</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">{Plain(Net)}</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">{Plain(Net + Tax)}</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">{Plain(Payable ?? Net + Tax)}</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">{Plain(Net)}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Paper, A4</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount currencyID="EUR">{Plain(Net)}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
        </Invoice>
        """;

    /// <summary>The same amounts as a credit note.</summary>
    public string CreditNote() => Ubl()
        .Replace("<Invoice ", "<CreditNote ", StringComparison.Ordinal).Replace("</Invoice>", "</CreditNote>", StringComparison.Ordinal)
        .Replace("schema:xsd:Invoice-2", "schema:xsd:CreditNote-2", StringComparison.Ordinal)
        .Replace("<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>", StringComparison.Ordinal)
        .Replace("<cbc:DueDate>2026-12-02</cbc:DueDate>", "", StringComparison.Ordinal)
        .Replace("InvoiceLine>", "CreditNoteLine>", StringComparison.Ordinal).Replace("InvoicedQuantity", "CreditedQuantity", StringComparison.Ordinal)
        .Replace("<cac:AccountingSupplierParty>", Credits is null
            ? "<cac:AccountingSupplierParty>"
            : $"<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{Credits}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference><cac:AccountingSupplierParty>", StringComparison.Ordinal);

    public string Cii() => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
          <rsm:ExchangedDocument><ram:ID>{Number}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">20261102</udt:DateTimeString></ram:IssueDateTime><ram:IncludedNote><ram:Content>{Note}</ram:Content></ram:IncludedNote></rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Paper, A4</ram:Name></ram:SpecifiedTradeProduct>
              <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>{Plain(Net)}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
              <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
              <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{Plain(Net)}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>{SupplierName}</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113/40209</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{SupplierTaxId}</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty><ram:BuyerTradeParty><ram:Name>Birch &amp; Bay</ram:Name></ram:BuyerTradeParty><ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>{Order}</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89370400440532013000</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
              <ram:ApplicableTradeTax><ram:CalculatedAmount>{Plain(Tax)}</ram:CalculatedAmount><ram:BasisAmount>{Plain(Net)}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
              <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20261202</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>{Plain(Net)}</ram:LineTotalAmount><ram:TaxBasisTotalAmount>{Plain(Net)}</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">{Plain(Tax)}</ram:TaxTotalAmount><ram:GrandTotalAmount>{Plain(Net + Tax)}</ram:GrandTotalAmount><ram:DuePayableAmount>{Plain(Payable ?? Net + Tax)}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """;

    private static string Plain(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
