namespace FunctionApp.DataContracts;

/// <summary>How a value broke its field; <paramref name="Under"/> is the pointer below the value where it did.</summary>
internal sealed record Breach(string Rule, string Expected, string Observed, string Under = "");
