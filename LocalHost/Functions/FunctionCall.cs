using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Functions;

/// <summary>Makes the function's class from a scope, calls its method and waits for the value inside the task.</summary>
internal sealed class FunctionCall
{
    private readonly MethodInfo _method;
    private readonly ObjectFactory? _factory;
    private readonly Func<object?, Task<object?>> _await;

    internal FunctionCall(MethodInfo method)
    {
        _method = method;
        _factory = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
        _await = Awaiter(method.ReturnType);
    }

    internal Task<object?> RunAsync(IServiceProvider scope, object?[] arguments)
    {
        object? target = _factory?.Invoke(scope, []);
        return _await(_method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    private static Func<object?, Task<object?>> Awaiter(Type returnType)
    {
        if (returnType == typeof(Task))
        {
            return AwaitTaskAsync;
        }

        if (returnType == typeof(ValueTask))
        {
            return returned => AwaitTaskAsync(((ValueTask)returned!).AsTask());
        }

        string? generic = !returnType.IsGenericType ? null
            : returnType.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AwaitTaskOfAsync)
            : returnType.GetGenericTypeDefinition() == typeof(ValueTask<>) ? nameof(AwaitValueTaskOfAsync)
            : null;
        return generic is null
            ? Task.FromResult
            : typeof(FunctionCall).GetMethod(generic, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(returnType.GetGenericArguments())
                .CreateDelegate<Func<object?, Task<object?>>>();
    }

    private static async Task<object?> AwaitTaskAsync(object? returned)
    {
        await (Task)returned!;
        return null;
    }

    private static async Task<object?> AwaitTaskOfAsync<T>(object? returned) => await (Task<T>)returned!;

    private static async Task<object?> AwaitValueTaskOfAsync<T>(object? returned) => await (ValueTask<T>)returned!;
}
