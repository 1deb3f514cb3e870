namespace FunctionApp.Handoffs;

/// <summary>A stored document under the name by which a contract's paths reach it: <c>record</c>, <c>steps.draft</c>.</summary>
public sealed record NamedRef(string Name, BlobRef Ref);
