using FunctionApp.Hosting;
using FunctionApp.Pages.Views;
using FunctionApp.WorkflowContracts.People;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Pages.Inbox;

/// <summary>The desk: what waits, how long still, for whom, and where to go on.</summary>
internal static class InboxView
{
    private const string Room = "/inbox";

    internal static HtmlPage Of(
        IReadOnlyList<InboxItem> all, InboxQuery query, PersonDefinition? person, IReadOnlyList<RoleDefinition> roles, DateTimeOffset nowUtc)
    {
        List<InboxItem> shown = [.. all.Where(query.Fits)];
        return Ui.Page(
            Room,
            "Desk",
            Html.Of(
                $"""
                {Filter(all, query, roles)}
                {(shown.Count == 0 ? Empty(query) : Html.Nothing)}
                {Section("overdue", "Overdue", [.. shown.Where(i => i.IsOverdue(nowUtc))], roles, nowUtc)}
                {Section("asked", "Waits for an answer", [.. shown.Where(i => i.DeadlineUtc is not null && !i.IsOverdue(nowUtc))], roles, nowUtc)}
                {Section("mend", "To be mended", [.. shown.Where(i => i.DeadlineUtc is null)], roles, nowUtc)}
                """),
            Html.Of($"{Who(person)}"),
            status: 200);
    }

    internal static HtmlPage Failed() => Ui.Page(
        Room,
        "The desk cannot be read now",
        Html.Of(
            $"""
            <section class="card empty"><p class="lead">The storage behind this page does not answer.</p>
            <p>Nothing is lost and nothing is decided by itself before its deadline. The links in the mails stay good.</p>
            <p><a class="button second" href="{Ui.Root}{Room}">Try again</a></p></section>
            """),
        status: 503);

    private static string Who(PersonDefinition? person) =>
        person is null ? "You stand behind no role here, so you can look but not answer." : $"Signed in as {person.Name}";

    private static IHtmlContent Section(
        string id, string title, IReadOnlyList<InboxItem> items, IReadOnlyList<RoleDefinition> roles, DateTimeOffset nowUtc) => Html.When(
        items.Count > 0,
        $"""
        <section class="card" aria-labelledby="{id}"><h2 id="{id}">{title} ({items.Count})</h2>
        <table class="stack"><thead><tr><th scope="col">What</th><th scope="col">Clock</th><th scope="col">Of whom</th><th scope="col">Next</th></tr></thead>
        <tbody>{Html.Each(items, i => Row(i, roles, nowUtc))}</tbody></table></section>
        """);

    private static IHtmlContent Row(InboxItem item, IReadOnlyList<RoleDefinition> roles, DateTimeOffset nowUtc) => Html.Of(
        $"""
        <tr><th scope="row">{InboxKinds.Words(item.Kind)}<br><span class="soft small">{item.Workflow}: {item.About}</span></th>
        <td data-label="Clock">{Clock(item, nowUtc)}</td>
        <td data-label="Of whom">{TitleOf(roles, item.Owner)}{Html.When(item.People.Count > 0, $"""<br><span class="soft small">{string.Join(", ", item.People)}</span>""")}</td>
        <td data-label="Next">{Next(item)}</td></tr>
        """);

    private static IHtmlContent Clock(InboxItem item, DateTimeOffset nowUtc) => item.DeadlineUtc switch
    {
        null => Html.Of($"waits for {Html.Duration(nowUtc - item.SinceUtc)}<br><span class=\"soft small\">since {Html.Time(item.SinceUtc)}</span>"),
        { } deadline when deadline <= nowUtc =>
            Html.Of($"{Html.Badge($"over since {Html.Duration(nowUtc - deadline)}", Tone.Bad)}<br><span class=\"soft small\">{Html.Time(deadline)}</span>"),
        { } deadline => Html.Of(
            $"{Html.Badge($"{Html.Duration(deadline - nowUtc)} left", deadline - nowUtc < TimeSpan.FromHours(2) ? Tone.Warn : Tone.Plain)}<br><span class=\"soft small\">until {Html.Time(deadline)}</span>"),
    };

    private static IHtmlContent Next(InboxItem item) => Html.Of(
        $"""<a class="button{(item.Mine ? "" : " second")}" href="{item.Href}" aria-label="{item.Act}: {InboxKinds.Words(item.Kind)} {item.Workflow}, {item.About}">{item.Act}</a>{Html.When(item.Mine && item.RunId is not null, $""" <a class="small" href="{Ui.Root}/runs/{item.RunId}">its run</a>""")}""");

    private static IHtmlContent Filter(IReadOnlyList<InboxItem> all, InboxQuery query, IReadOnlyList<RoleDefinition> roles) => Html.Of(
        $"""
        <form class="card" method="get" action="{Ui.Root}{Room}" aria-label="Narrow the desk"><div class="row">
        <div class="field"><label for="kind">Kind</label><select id="kind" name="kind"><option value="">all</option>{Html.Each(InboxKinds.All, k => Option(k.Kind, k.Words, query.Kind))}</select></div>
        <div class="field"><label for="workflow">Workflow</label><select id="workflow" name="workflow"><option value="">all</option>{Html.Each(all.Select(i => i.Workflow).Append(query.Workflow).OfType<string>().Distinct().Order(StringComparer.Ordinal), w => Option(w, w, query.Workflow))}</select></div>
        <div class="field"><label for="owner">Of whom</label><select id="owner" name="owner"><option value="">anybody</option>{Option(InboxQuery.Me, "me", query.Owner)}{Html.Each(roles, r => Option(r.Role, r.Title, query.Owner))}</select></div>
        <button type="submit">Show</button></div></form>
        """);

    private static IHtmlContent Option(string value, string text, string? chosen) => value == chosen
        ? Html.Of($"""<option value="{value}" selected>{text}</option>""")
        : Html.Of($"""<option value="{value}">{text}</option>""");

    private static IHtmlContent Empty(InboxQuery query) => query.IsAll
        ? Html.Of(
            $"""
            <section class="card empty"><p class="lead">Nothing waits for anybody.</p>
            <p>Questions of runs, steps to be done by hand and items to be mended come here, each with its clock, and go when they are seen to.</p></section>
            """)
        : Html.Of($"""<section class="card empty"><p class="lead">Nothing that waits fits this choice.</p><p><a href="{Ui.Root}{Room}">Show everything that waits</a></p></section>""");

    private static string TitleOf(IReadOnlyList<RoleDefinition> roles, string role) => roles.FirstOrDefault(r => r.Role == role)?.Title ?? role;
}
