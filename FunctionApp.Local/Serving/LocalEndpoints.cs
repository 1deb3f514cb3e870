using FunctionApp.Hosting;
using LocalHost.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FunctionApp.Local.Serving;

/// <summary>The pages that only a local machine has: the front page, the sample buttons, the outbox.</summary>
internal static class LocalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext http, DraftWriter writer) => ShowAsync(http, FrontPage.Of(writer)));
        routes.MapPost("/local/samples/{kind}", SendSampleAsync);
        routes.MapGet("/local/outbox", async (HttpContext http, Outbox outbox) =>
            await ShowAsync(http, OutboxPage.Of(await outbox.ListAsync(http.RequestAborted))));
        routes.MapGet("/local/outbox/{id}", ShowMailAsync);
    }

    private static async Task SendSampleAsync(HttpContext http, string kind, SampleTickets samples, HostAddress address)
    {
        if (!SampleTickets.Kinds.Any(k => k.Kind == kind) || !SameSite(http, address))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        IFormCollection form = http.Request.HasFormContentType
            ? await http.Request.ReadFormAsync(http.RequestAborted)
            : FormCollection.Empty;
        string? again = form["ticket_id"].FirstOrDefault();
        await ShowAsync(http, SamplePage.Of(await samples.SendAsync(kind, again, http.RequestAborted)));
    }

    private static async Task ShowMailAsync(HttpContext http, string id, Outbox outbox) => await ShowAsync(
        http, await outbox.FindAsync(id, http.RequestAborted) is { } mail ? OutboxPage.Of(mail) : OutboxPage.Missing());

    /// <summary>Another site's form must not press the buttons of a program on this machine.</summary>
    private static bool SameSite(HttpContext http, HostAddress address) =>
        http.Request.Headers.Origin.FirstOrDefault() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && from.IsLoopback && from.Port == address.BaseAddress.Port);

    private static Task ShowAsync(HttpContext http, HtmlPage page) =>
        page.ExecuteAsync(http);
}
