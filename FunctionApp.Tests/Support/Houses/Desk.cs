using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>What a person does with an approval link: look, fill in the form, press a button.</summary>
internal static class Desk
{
    public static async Task<IHtmlDocument> LookAsync(House house, string link)
    {
        using HttpResponseMessage answer = await house.Client.GetAsync(link);
        Xunit.Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends the form whose button says so, with its hidden fields, as a browser would.</summary>
    public static async Task<(HttpStatusCode Status, string Page)> DecideAsync(
        House house, string link, string decision, params (string Name, string Value)[] fields)
    {
        using HttpResponseMessage page = await house.Client.GetAsync(link);
        IHtmlDocument document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        Dictionary<string, string> form = [];
        IElement? owner = document.QuerySelectorAll("button[name=decision], input[name=decision]")
            .FirstOrDefault(b => b.GetAttribute("value") == decision)?.Closest("form");
        foreach (IElement hidden in owner?.QuerySelectorAll("input[type=hidden]") ?? document.QuerySelectorAll("none"))
        {
            form[hidden.GetAttribute("name")!] = hidden.GetAttribute("value") ?? "";
        }

        form["decision"] = decision;
        foreach ((string name, string value) in fields)
        {
            form[name] = value;
        }

        using FormUrlEncodedContent content = new(form);
        using HttpResponseMessage answer = await house.Client.PostAsync(link, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
