using FunctionApp.Hosting;

namespace FunctionApp.Local.Serving;

/// <summary>The first page a newcomer sees: what runs, who writes the drafts, what to press.</summary>
internal static class FrontPage
{
    public static HtmlPage Of(DraftWriter writer) => new("Handshake runs on this machine", Html.Of(
        $"""
        <p>The <a href="/api/ui/contracts">workflows</a> wait for items. Send one and follow it:
        what is ordinary is answered at once; what is risky waits for your yes in a mail; what is broken is kept for mending.</p>
        {Html.Each(SampleTickets.Kinds, Button)}
        <h2>What you can look at</h2>
        <ul>
        <li><a href="/local/outbox">Outbox</a>: the mails to you, and what would have gone to customers and tools</li>
        <li><a href="/api/ui/runs">Runs</a>: every ticket, its steps, its record</li>
        <li><a href="/api/ui">Operations</a>: contracts, rejects, numbers</li>
        </ul>
        <h2>Who writes the drafts</h2>
        <p>Now: <strong>{writer.Name}</strong>.</p>
        {Html.When(writer.IsLocal, $"""
            <p>Answers come from the contract's own templates and a classifier trained from its examples. Three settings connect a model
            (in <code>local.settings.json</code>; see <code>local.settings.sample.json</code>), for <code>writer</code> (Azure OpenAI),
            <code>openai-writer</code> (OpenAI) or <code>own-writer</code> (your own server):</p>
            <ul>
            <li><code>Handshake:Models:writer:Endpoint</code></li>
            <li><code>Handshake:Models:writer:Deployment</code></li>
            <li><code>Handshake:Models:writer:Key</code></li>
            </ul>
            """)}
        """))
    {
        Links = LocalLinks.At("/"),
    };

    private static Microsoft.AspNetCore.Html.IHtmlContent Button((string Kind, string Button, string Says) sample) => Html.Of(
        $"""
        <form class="card" method="post" action="/local/samples/{sample.Kind}">
        <p>{sample.Says}</p>
        <button type="submit">{sample.Button}</button>
        </form>
        """);
}
