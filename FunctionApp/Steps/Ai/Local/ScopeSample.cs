namespace FunctionApp.Steps.Ai.Local;

internal sealed record ScopeSample(double[] Signals, bool Known);
