using FunctionApp.Steps.Documents;
using FunctionApp.Steps.Documents.Invoices;
using FunctionApp.Tests.Support;
using Xunit;

namespace FunctionApp.Tests.Steps.Documents;

/// <summary>Nine e-invoices of the Peppol BIS Billing samples, field by field.</summary>
public sealed class SampleInvoiceTests
{
    private const string Supplier = "from | SupplierOfficialName Ltd | SupplierTradingName Ltd. | GB1232434 | GB983294 | 9482348239847239874 | GB | -";
    private const string Buyer = "to | Buyer Official Name | BuyerTradingName AS | SE4598375937 | 39937423947 | FR23342 | SE | lj@buyer.se";
    private const string Account = "pay | 30 | IBAN32423940 | BIC324098 | Snippet1 | Payment within 10 days, 2% discount";

    private const string Base = $"""
        {Supplier}
        {Buyer}
        {Account}
        line | 1 | item name | 7 | DAY | 400 | 2800 | S | 25 | 123
        line | 2 | item name 2 | -3 | DAY | 500 | -1500 | S | 25 | 123
        charge | 25 | Insurance | S | 25
        tax | S | 25 | 1325 | 331.25
        sums | 1300 | - | 25 | 1325 | 331.25 | 1656.25 | - | - | 1656.25
        """;

    private const string Test = """
        from | The Sellercompany Incorporated | - | GB928741974 | - | 7300010000001 | GB | -
        to | The Buyercompany | - | - | - | 12345678 | DK | -
        pay | 30 | SE1212341234123412 | SEXDABCD | - | Payment within 30 days
        """;

    public static TheoryData<string, string> Samples => new()
    {
        { "base-example.xml", $"""
            invoice | Snippet1 | 380 | 2017-11-13 | 2017-12-01 | EUR
            refs | 0150abc | - | - | -
            {Base}
            """ },
        { "sales-order-example.xml", $"""
            invoice | Snippet1 | 380 | 2017-11-13 | 2017-12-01 | EUR
            refs | 0150abc | - | 123456 | -
            {Base}
            """ },
        { "base-creditnote-correction.xml", $"""
            credit note | Snippet1 | 381 | 2017-11-13 | - | EUR
            refs | 0150abc | - | - | Snippet1
            {Base}
            """ },
        { "base-negative-inv-correction.xml", $"""
            invoice | Correction1 | 380 | 2017-11-13 | 2017-12-01 | EUR
            refs | 0150abc | - | - | Snippet1
            {Supplier}
            {Buyer}
            {Account}
            line | 1 | item name | -7 | DAY | 400 | -2800 | S | 25 | 123
            line | 2 | item name 2 | 3 | DAY | 500 | 1500 | S | 25 | 123
            charge | -25 | Insurance | S | 25
            tax | S | 25 | -1325 | -331.25
            sums | -1300 | - | -25 | -1325 | -331.25 | -1656.25 | - | - | -1656.25
            """ },
        { "Allowance-example.xml", """
            invoice | Snippet1 | 380 | 2017-11-13 | 2017-12-01 | EUR
            refs | 0150abc | - | - | -
            from | SupplierOfficialName Ltd | SupplierTradingName Ltd. | GB1232434 | GB983294 | 7300010000001 | GB | -
            to | Buyer Official Name | BuyerTradingName AS | SE4598375937 | 39937423947 | 4598375937 | SE | lj@buyer.se
            pay | 30 | IBAN32423940 | BIC324098 | Snippet1 | Payment within 10 days, 2% discount
            line | 1 | item name | 10 | C62 | 410 | 4000 | S | 25 | -
            line | 2 | item name | 10 | C62 | 200 | 1000 | E | 0 | 124
            line | 3 | item name | 10 | C62 | 100 | 900 | S | 25 | 124
            charge | 200 | Cleaning | S | 25
            allowance | 200 | Discount | S | 25
            tax | S | 25 | 4900 | 1225
            tax | E | 0 | 1000 | 0
            sums | 5900 | 200 | 200 | 5900 | 1225 | 7125 | 1000 | - | 6125
            """ },
        { "Vat-category-S.xml", """
            invoice | Snippet1 | 380 | 2017-11-13 | 2017-12-01 | EUR
            refs | 0150abc | - | - | -
            from | SupplierOfficialName Ltd | SupplierTradingName Ltd. | GB1232434 | GB983294 | 7300010000001 | GB | john.doe@foo.bar
            to | Buyer Official Name | BuyerTradingName AS | SE4598375937 | 39937423947 | FR23342 | SE | -
            pay | 30 | IBAN32423940 | BIC324098 | Snippet1 | Payment within 10 days, 2% discount
            line | 1 | item name | 10 | C62 | 400 | 4000 | S | 25 | 123
            line | 2 | item name | 10 | C62 | 200 | 2000 | S | 15 | -
            line | 3 | item name | 10 | C62 | 90 | 900 | S | 25 | -
            charge | 200 | Cleaning | S | 25
            allowance | 100 | Discount | S | 25
            tax | S | 25 | 5000 | 1250
            tax | S | 15 | 2000 | 300
            sums | 6900 | 100 | 200 | 7000 | 1550 | 8550 | - | - | 8550
            """ },
        { "vat-category-E.xml", $"""
            invoice | Vat-Z | 380 | 2018-08-30 | - | GBP
            refs | test reference | - | - | -
            {Test}
            line | 1 | Test item, category Z | 10 | EA | 120 | 1200 | E | 0 | 1
            tax | E | 0 | 1200 | 0
            sums | 1200 | - | - | 1200 | 0 | 1200 | - | - | 1200
            """ },
        { "vat-category-Z.xml", $"""
            invoice | Vat-Z | 380 | 2018-08-30 | - | GBP
            refs | test reference | - | - | -
            {Test}
            line | 1 | Test item, category Z | 10 | EA | 120 | 1200 | Z | 0 | 1
            tax | Z | 0 | 1200 | 0
            sums | 1200 | - | - | 1200 | 0 | 1200 | - | - | 1200
            """ },
        { "vat-category-O.xml", """
            invoice | Vat-O | 380 | 2018-08-30 | - | SEK
            refs | test reference | - | - | -
            from | The Sellercompany Incorporated | - | - | - | 7300010000001 | SE | -
            to | The Buyercompany | - | - | - | 987654325 | NO | -
            pay | 30 | SE1212341234123412 | SEXDABCD | - | Payment within 30 days
            line | 1 | Road tax | 1 | EA | 3200 | 3200 | O | - | 1
            tax | O | - | 3200 | 0
            sums | 3200 | - | - | 3200 | 0 | 3200 | - | - | 3200
            """ },
    };

    [EInvoicesTheory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_read_field_by_field_and_its_sums_prove_each_other(string file, string expected)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(EInvoicesTheoryAttribute.Folder!, file));
        Invoice invoice = UblReader.Read(SafeXml.Read(bytes)!)!;
        Assert.Equal(expected.ReplaceLineEndings("\n"), InvoiceText.Of(invoice));
        Assert.Empty(InvoiceRules.Hold(invoice));
    }
}
