using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A person with a browser: signed in by a key, with cookies, sending forms as a browser does.</summary>
internal sealed class SignedIn : IDisposable
{
    public const string Key = "a key of this test";

    private readonly House _house;
    private readonly HttpClient _browser;

    public SignedIn(House house, string person, string role = "approver")
    {
        _house = house;
        _browser = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = house.Client.BaseAddress };
        _browser.DefaultRequestHeaders.Add("x-handshake-key", Key);
        _browser.DefaultRequestHeaders.Add("x-handshake-role", role);
        _browser.DefaultRequestHeaders.Add("x-handshake-person", person);
    }

    /// <summary>The settings of a house in which people sign in by a key.</summary>
    public static (string Name, string Value)[] Settings => [("Handshake:Auth", "keys"), ("Handshake:PageKey", Key)];

    public string Origin => _house.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> LookAsync(string path)
    {
        using HttpResponseMessage answer = await _browser.GetAsync(path);
        return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Looks at a page and sends its form.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        (_, IHtmlDocument page) = await LookAsync(path);
        Dictionary<string, string> form = page.QuerySelectorAll("form[method=post] input[type=hidden], form[method=post] textarea")
            .ToDictionary(i => i.GetAttribute("name")!, i => i is IHtmlTextAreaElement text ? text.DefaultValue : i.GetAttribute("value") ?? "");
        foreach ((string name, string value) in fields)
        {
            form[name] = value;
        }

        return await PostAsync(path, form, Origin);
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> PostAsync(
        string path, IReadOnlyDictionary<string, string> form, string? origin, string? site = "same-origin")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using HttpResponseMessage answer = await _browser.SendAsync(request);
        return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    public void Dispose() => _browser.Dispose();
}
