namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The root of all attributes that bind a function to something outside it.</summary>
public abstract class BindingAttribute : Attribute
{
}

/// <summary>Marks the parameter whose arrival starts the function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute
{
}

/// <summary>Marks a parameter that the host fills beside the trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
}

/// <summary>Marks a return value or a property of it that the host sends on after success.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
}
