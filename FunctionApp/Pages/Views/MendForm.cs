namespace FunctionApp.Pages.Views;

/// <summary>The item of a reject as text to be mended, and the token that its form carries.</summary>
internal sealed record MendForm(string Text, string FormToken);
