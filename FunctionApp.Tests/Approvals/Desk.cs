using System.Text;
using AngleSharp.Html.Parser;
using FunctionApp.Approvals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionApp.Tests.Approvals;

/// <summary>A person with a link, at the door without a network in between.</summary>
internal sealed class Desk(ApprovalsBench bench, string link)
{
    public Task<Answered> GetAsync(string method = "GET") => CallAsync(method, null, null);

    /// <summary>The hidden fields of the form, as a browser would send them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FieldsAsync() =>
        new HtmlParser().ParseDocument((await GetAsync()).Body).QuerySelectorAll("input[type=hidden]")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);

    public Task<Answered> PostAsync(IReadOnlyDictionary<string, string> fields, params (string Name, string Value)[] more) => CallAsync(
        "POST",
        "application/x-www-form-urlencoded",
        string.Join('&', fields.Select(f => (f.Key, f.Value)).Concat(more).Select(f => $"{Uri.EscapeDataString(f.Item1)}={Uri.EscapeDataString(f.Item2)}")));

    public Task<Answered> PostAsync((string, string)[] none, params (string Name, string Value)[] more) =>
        PostAsync(new Dictionary<string, string>(none.Select(n => KeyValuePair.Create(n.Item1, n.Item2))), more);

    public Task<Answered> PostJsonAsync(string json) => CallAsync("POST", "application/json", json);

    private async Task<Answered> CallAsync(string method, string? contentType, string? body)
    {
        string[] parts = link.Split('?');
        using MemoryStream answer = new();
        DefaultHttpContext http = new() { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Method = method;
        http.Request.QueryString = new QueryString(parts.Length > 1 ? "?" + parts[1] : "");
        http.Request.ContentType = contentType;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body ?? ""));
        http.Response.Body = answer;
        string id = Uri.UnescapeDataString(parts[0].Split('/')[^1]);
        ApprovalFunction door = new(bench.Get<ApprovalDoor>());
        IResult result = method == "POST"
            ? await door.DecideAsync(http.Request, id, bench.Client, default)
            : await door.ShowAsync(http.Request, id, default);
        await result.ExecuteAsync(http);
        return new(http.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }
}
