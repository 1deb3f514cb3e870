namespace FunctionApp.Hosting;

/// <summary>A link in the head of a page.</summary>
public sealed record HtmlLink(string Text, string Href, bool Current = false);
