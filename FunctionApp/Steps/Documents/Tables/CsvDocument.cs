using System.Globalization;
using System.Text.Json.Nodes;
using FunctionApp.Steps.Documents.Invoices;

namespace FunctionApp.Steps.Documents.Tables;

/// <summary>A CSV file with a head row: the lines of one invoice, or one record in its first row; pure.</summary>
/// <remarks><para>Shape: columns by the names below or their other spellings; numbers with a point, or a comma where no point stands.</para></remarks>
internal static class CsvDocument
{
    private static readonly Dictionary<string, string[]> Spellings = new(StringComparer.Ordinal)
    {
        ["number"] = ["number", "invoice_number", "invoice_no", "invoice", "rechnungsnummer"],
        ["issue_date"] = ["issue_date", "invoice_date", "date", "rechnungsdatum"],
        ["due_date"] = ["due_date", "due", "faellig_am"],
        ["currency"] = ["currency", "waehrung"],
        ["order_reference"] = ["order_reference", "order_number", "po_number", "bestellnummer"],
        ["supplier_name"] = ["supplier_name", "supplier", "vendor", "lieferant"],
        ["supplier_tax_id"] = ["supplier_tax_id", "supplier_vat", "vat_id", "ust_id"],
        ["iban"] = ["iban"],
        ["description"] = ["description", "item", "text", "beschreibung"],
        ["quantity"] = ["quantity", "qty", "menge"],
        ["price"] = ["price", "unit_price", "einzelpreis"],
        ["net"] = ["net", "line_net", "amount", "netto"],
        ["tax_rate"] = ["tax_rate", "vat_rate", "ust_satz"],
        ["total"] = ["total", "gross", "payable", "brutto"],
    };

    public static DocumentReading Read(string text)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = CsvRows.Read(text);
        if (rows.Count < 2)
        {
            return DocumentReading.Unreadable("csv", StepCodes.NotOpened);
        }

        string[] columns = [.. rows[0].Select(Named)];
        Dictionary<string, string>[] records = [.. rows.Skip(1).Select(r => Record(columns, r))];
        return Value(records[0], "number") is { } number && columns.Any(c => Spellings["net"].Contains(c))
            ? DocumentReading.Of("csv", InvoiceOf(number, [.. records.Where(r => Value(r, "number") == number)]))
            : new("csv", JsonOf(records[0]));
    }

    private static Invoice InvoiceOf(string number, Dictionary<string, string>[] rows)
    {
        Dictionary<string, string> head = rows[0];
        InvoiceLine[] lines = [.. rows.Select((r, i) => new InvoiceLine(
            (i + 1).ToString(CultureInfo.InvariantCulture), Value(r, "description"), null, Number(r, "quantity"), null,
            Number(r, "price"), Number(r, "net"), null, Number(r, "tax_rate"), null))];
        InvoiceTax[] taxes = [.. lines.GroupBy(l => l.TaxRate ?? 0).Select(g => TaxOf(g.Key, g.Sum(l => l.Net ?? 0)))];
        decimal net = lines.Sum(l => l.Net ?? 0);
        decimal tax = taxes.Sum(t => t.Amount ?? 0);
        return new(
            false, number, null, Value(head, "issue_date"), Value(head, "due_date"), Value(head, "currency"), null,
            Value(head, "order_reference"), null, null, null,
            new(Value(head, "supplier_name"), null, Value(head, "supplier_tax_id"), null, null, null, null, null),
            new(null, null, null, null, null, null, null, null),
            new(null, Value(head, "iban"), null, null, null),
            lines, [], taxes, new(net, null, null, net, tax, Number(head, "total") ?? net + tax, null, null, Number(head, "total") ?? net + tax));
    }

    private static InvoiceTax TaxOf(decimal rate, decimal taxable) =>
        new(null, rate, taxable, Math.Round(taxable * rate / 100, 2, MidpointRounding.AwayFromZero));

    private static JsonObject JsonOf(Dictionary<string, string> record) =>
        new(record.Where(f => f.Value.Length > 0).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)JsonValue.Create(f.Value))));

    private static Dictionary<string, string> Record(string[] columns, IReadOnlyList<string> cells)
    {
        Dictionary<string, string> record = new(StringComparer.Ordinal);
        foreach ((string column, string cell) in columns.Zip(cells))
        {
            record[column] = cell;
        }

        return record;
    }

    private static string? Value(Dictionary<string, string> record, string name) =>
        Spellings[name].Select(s => record.GetValueOrDefault(s)).FirstOrDefault(v => !string.IsNullOrEmpty(v));

    private static decimal? Number(Dictionary<string, string> record, string name)
    {
        string? text = Value(record, name);
        string? plain = text is not null && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
    }

    private static string Named(string column) => column.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
