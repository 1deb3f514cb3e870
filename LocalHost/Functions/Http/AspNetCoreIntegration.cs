namespace LocalHost.Functions.Http;

/// <summary>Says that the app asked for the types of ASP.NET Core.</summary>
internal sealed class AspNetCoreIntegration;
