using AngleSharp.Html.Parser;

namespace FunctionApp.Tests.Approvals;

/// <summary>What the door answered.</summary>
internal sealed record Answered(int Status, string Body)
{
    public string Text => string.Join(' ', new HtmlParser().ParseDocument(Body).QuerySelector("main")!.TextContent
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
