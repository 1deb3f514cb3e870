using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions;

/// <summary>Turns what the host has into the type that a parameter asks for.</summary>
internal sealed class ValueReader(IOptions<WorkerOptions> worker)
{
    private ObjectSerializer Serializer => worker.Value.Serializer!;

    internal Bound Read(ParameterInfo parameter, object? value)
    {
        Type target = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (value is null)
        {
            return Bound.Absent(parameter);
        }

        if (target.IsInstanceOfType(value))
        {
            return new Bound(value);
        }

        try
        {
            return value switch
            {
                string text => new Bound(FromText(text, target)),
                IConvertible number when target.IsPrimitive || target == typeof(string) =>
                    new Bound(Convert.ChangeType(number, target, CultureInfo.InvariantCulture)),
                _ => Bound.Refused(parameter, value),
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or NotSupportedException)
        {
            return Bound.Refused(parameter, value, e);
        }
    }

    internal async ValueTask<Bound> ReadBodyAsync(ParameterInfo parameter, HttpRequest request)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.Length == 0
            ? Bound.Absent(parameter)
            : Read(parameter, Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
    }

    internal object? FromText(string text, Type target)
    {
        if (target == typeof(string))
        {
            return text;
        }

        if (target == typeof(byte[]))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        if (target == typeof(BinaryData))
        {
            return BinaryData.FromString(text);
        }

        if (target == typeof(Guid))
        {
            return Guid.Parse(text);
        }

        using MemoryStream json = new(Encoding.UTF8.GetBytes(IsDate(target) ? Quoted(text) : text));
        return Serializer.Deserialize(json, target, CancellationToken.None);
    }

    private static bool IsDate(Type target) => target == typeof(DateTime) || target == typeof(DateTimeOffset);

    // A route value comes bare, a queue property comes as JSON text.
    private static string Quoted(string text) => text.StartsWith('"') ? text : JsonSerializer.Serialize(text);
}
