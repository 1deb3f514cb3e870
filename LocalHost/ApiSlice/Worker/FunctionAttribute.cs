namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a public method a function that the host discovers and runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <summary>Takes the name under which the host knows the function.</summary>
    public FunctionAttribute(string name)
    {
        Name = name;
    }

    /// <summary>The function's name, unique within the app without regard to case.</summary>
    public string Name { get; }
}
