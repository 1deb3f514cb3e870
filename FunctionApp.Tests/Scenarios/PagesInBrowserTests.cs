using System.Text.Json.Nodes;
using FunctionApp.Tests.Support;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Playwright;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class PagesInBrowserTests
{
    // What a reader would meet: text that needs sideways scrolling, and text that hardly stands out from what is behind it (WCAG 2.2, 1.4.3, 1.4.10).
    private const string Faults =
        """
        () => {
          const faults = [];
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) faults.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
          const parts = c => c.match(/[\d.]+/g).map(Number);
          const light = c => {
            const [r, g, b] = parts(c).slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = e => {
            for (let at = e; at; at = at.parentElement) {
              const c = getComputedStyle(at).backgroundColor;
              if (c !== 'transparent' && (parts(c).length < 4 || parts(c)[3] > 0)) return c;
            }
            return 'rgb(255, 255, 255)';
          };
          for (const e of document.querySelectorAll('body *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.getClientRects().length || e.closest('.skip, title')) continue;
            const style = getComputedStyle(e);
            const [a, b] = [light(e.closest('svg') ? style.fill : style.color), light(behind(e))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) faults.push(`${ratio.toFixed(2)} to 1: ${e.textContent.trim().slice(0, 40)}`);
          }
          return faults;
        }
        """;

    [BrowserFact]
    public async Task Every_page_fits_a_phone_and_can_be_read_in_the_light_and_in_the_dark()
    {
        await using House house = await House.StartAsync(("Handshake:SignedInAs", "sam"));
        string done = await house.BeginAsync("support-reply", Tickets.Ordinary());
        string waiting = await house.BeginAsync("support-reply", Tickets.Risky());
        string link = Links.ApprovalIn((await house.Mail.ReceivedAsync(1))[0]);
        await house.UntilStateAsync(done, "COMPLETED");
        await house.UntilStateAsync(waiting, "AWAITING_APPROVAL");
        using HttpResponseMessage broken = await house.PostAsync("support-reply", new JsonObject { ["ticket_id"] = new string('9', 300) });
        string reject = JsonNode.Parse(await broken.Content.ReadAsStringAsync())!["reject_id"]!.GetValue<string>();
        string[] pages =
        [
            "api/ui", "api/ui/runs", $"api/ui/runs/{done}", $"api/ui/runs/{waiting}", "api/ui/rejects", "api/ui/kpis", "api/ui/contracts",
            "api/ui/contracts/support-reply", "api/ui/contracts/none", "api/ui/inbox", "api/ui/inbox?workflow=none", $"api/ui/rejects/{reject}",
            $"api/ui/{link.Split('?')[0][4..]}", link,
        ];

        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = BrowserFactAttribute.Path, Args = ["--no-sandbox"] });
        List<string> faults = [];
        foreach ((int width, ColorScheme scheme) in ((int, ColorScheme)[])[(320, ColorScheme.Light), (390, ColorScheme.Dark), (1100, ColorScheme.Light)])
        {
            IPage page = await browser.NewPageAsync(
                new() { BaseURL = house.Client.BaseAddress!.ToString(), ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
            page.Console += (_, said) => faults.Add($"{page.Url} {width}: {said.Text}");
            foreach (string path in pages)
            {
                await page.GotoAsync(path);
                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                faults.AddRange((await page.EvaluateAsync<string[]>(Faults)).Select(f => $"{path} {width} {scheme}: {f}"));
            }
        }

        // The browser itself complains of the page that is not there.
        Assert.DoesNotContain(faults, f => !f.Contains("404", StringComparison.Ordinal));
    }
}
