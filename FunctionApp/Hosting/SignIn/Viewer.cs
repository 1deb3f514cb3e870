namespace FunctionApp.Hosting.SignIn;

/// <summary>A signed-in person.</summary>
/// <remarks><para>Shape: the id is the identity provider's; the person is whom the directory says it is, by id or user name, and is never stored.</para></remarks>
public sealed record Viewer(string Id, PageRole Role, string? Person = null);
