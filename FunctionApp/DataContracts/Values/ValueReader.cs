using System.Text.Json;
using FunctionApp.WorkflowContracts.Definitions;

namespace FunctionApp.DataContracts.Values;

/// <summary>Reads one cleansed value as its field's type, then holds the field's limits against it.</summary>
internal static class ValueReader
{
    internal static ValueReading Read(FieldDefinition field, JsonElement value)
    {
        ValueReading reading = ReadType(field, value);
        return reading.Breach is null && Limits.Check(field, reading.Value!) is { } breach
            ? new(null, breach, null)
            : reading;
    }

    private static ValueReading ReadType(FieldDefinition field, JsonElement value) => field.Type switch
    {
        FieldType.Text or FieldType.Line => TextValues.Read(field, value),
        FieldType.Choice => TextValues.ReadChoice(field, value),
        FieldType.Integer => NumberValues.ReadInteger(field, value),
        FieldType.Decimal => NumberValues.ReadDecimal(field, value),
        FieldType.Money => MoneyValues.Read(field, value),
        FieldType.Date => DateValues.ReadDate(field, value),
        FieldType.DateTime => DateValues.ReadInstant(field, value),
        FieldType.Email => ContactValues.ReadEmail(field, value),
        FieldType.Phone => ContactValues.ReadPhone(field, value),
        FieldType.Url => ContactValues.ReadUrl(field, value),
        FieldType.Document => DocumentValues.Read(field, value),
        FieldType.List or FieldType.Object => WrongType(field, value),
    };

    internal static ValueReading WrongType(FieldDefinition field, JsonElement value) =>
        ValueReading.Broken(BreachRules.Type, Expectation.Of(field), Kinds.Of(value));

    internal static ValueReading WrongFormat(FieldDefinition field) =>
        ValueReading.Broken(BreachRules.Format, Expectation.Of(field), "text of another form");
}
