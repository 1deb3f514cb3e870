using Microsoft.AspNetCore.Html;

namespace FunctionApp.Hosting;

/// <summary>The one banner a page may have above its content.</summary>
public sealed record HtmlNotice(Tone Tone, IHtmlContent Content);
