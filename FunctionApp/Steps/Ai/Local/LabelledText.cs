namespace FunctionApp.Steps.Ai.Local;

internal sealed record LabelledText(string Text, string Label);
