namespace FunctionApp.Hosting.SignIn;

/// <summary>A signed-in person.</summary>
/// <remarks><para>Shape: the id is the identity provider's, never a name or address.</para></remarks>
public sealed record Viewer(string Id, PageRole Role);
