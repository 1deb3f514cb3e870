namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter of a function could not be filled.</summary>
public class FunctionInputConverterException : Exception
{
    /// <summary>Takes the sentence that says which parameter and why.</summary>
    public FunctionInputConverterException(string message)
        : base(message)
    {
    }

    /// <summary>Takes the sentence and its cause.</summary>
    public FunctionInputConverterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
