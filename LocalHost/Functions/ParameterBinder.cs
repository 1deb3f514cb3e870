using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Options;

namespace LocalHost.Functions;

/// <summary>Fills a function's parameters by the rules of the isolated worker.</summary>
internal sealed class ParameterBinder(IOptions<WorkerOptions> worker, IEnumerable<InputBinding> inputs)
{
    private readonly Dictionary<Type, InputBinding> _inputs = inputs.ToDictionary(i => i.AttributeType);
    private readonly ValueReader _reader = new(worker);

    internal async ValueTask<object?[]> BindAsync(InvocationContext context)
    {
        ParameterInfo[] parameters = context.Function.Method.GetParameters();
        object?[] values = new object?[parameters.Length];
        List<string> errors = [];
        for (int i = 0; i < parameters.Length; i++)
        {
            Bound bound = await BindAsync(parameters[i], context);
            values[i] = bound.Value;
            if (bound.Error is not null)
            {
                errors.Add(bound.Error);
            }
        }

        return errors.Count == 0
            ? values
            : throw new FunctionInputConverterException(
                $"Error converting {errors.Count} input parameters for Function '{context.Function.Name}': "
                + string.Join(Environment.NewLine, errors));
    }

    private async ValueTask<Bound> BindAsync(ParameterInfo parameter, InvocationContext context)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return new Bound(context);
        }

        if (type == typeof(CancellationToken))
        {
            return new Bound(context.CancellationToken);
        }

        if (parameter == context.Function.Trigger)
        {
            return _reader.Read(parameter, context.TriggerValue is TriggerReader read ? read(type) : context.TriggerValue);
        }

        if (parameter.GetCustomAttribute<InputBindingAttribute>() is { } input)
        {
            return _inputs.TryGetValue(input.GetType(), out InputBinding? known)
                ? _reader.Read(parameter, known.Bind(input, context))
                : Bound.Refused(parameter, input);
        }

        if (context.GetHttpContext() is { } http && (type == typeof(HttpRequest) || IsBody(parameter)))
        {
            return type == typeof(HttpRequest) ? new Bound(http.Request) : await _reader.ReadBodyAsync(parameter, http.Request);
        }

        return context.BindingContext.BindingData.TryGetValue(parameter.Name!, out object? value)
            ? _reader.Read(parameter, value)
            : _reader.Read(parameter, null);
    }

    private static bool IsBody(ParameterInfo parameter) => parameter.IsDefined(typeof(FromBodyAttribute));
}
