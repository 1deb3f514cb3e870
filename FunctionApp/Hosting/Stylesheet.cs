using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace FunctionApp.Hosting;

/// <summary>The one style of all pages, inside each page, allowed by its hash.</summary>
/// <remarks><para>Shape: phone first; light and dark by the reader's setting; text contrast of at least 4.5 to 1.</para></remarks>
internal static class Stylesheet
{
    // A checkout with other line ends must not change the hash that browsers compute after normalising them.
    internal static readonly string Text =
        """

        :root{
          --paper:#f4f6f5;--card:#ffffff;--ink:#16211f;--soft:#52605c;--line:#d5dcd9;--edge:#75837f;
          --accent:#0b5c4a;--on-accent:#ffffff;
          --good:#17603a;--good-bg:#e2f3e8;--warn:#7a4b00;--warn-bg:#fdf0d3;--bad:#9b1c1c;--bad-bg:#fce6e4;
          --active:#1b4f8a;--active-bg:#e3eefb;--plain:#45524e;--plain-bg:#e7ecea;
        }
        @media (prefers-color-scheme:dark){:root{
          --paper:#0f1615;--card:#182220;--ink:#e8efec;--soft:#a5b4af;--line:#2e3c38;--edge:#7f908a;
          --accent:#74d6bb;--on-accent:#06231c;
          --good:#8fdcab;--good-bg:#143324;--warn:#f4cd80;--warn-bg:#3a2b0b;--bad:#ffb4ab;--bad-bg:#43191a;
          --active:#a6cdfa;--active-bg:#152c46;--plain:#c3cfcb;--plain-bg:#26312e;
        }}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
        .inner{max-width:62rem;margin:0 auto;padding:0 1rem}
        a{color:var(--accent);text-underline-offset:.15em}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:1}
        .top{background:var(--card);border-bottom:1px solid var(--line)}
        .top .inner{display:flex;flex-wrap:wrap;align-items:center;gap:.15rem 1.25rem;min-height:3.25rem;padding-top:.35rem}
        .brand{font-weight:700;letter-spacing:-.01em}
        nav ul{display:flex;flex-wrap:wrap;gap:0 .35rem;list-style:none;margin:0;padding:0}
        nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .6rem;color:var(--soft);text-decoration:none}
        nav a:hover{color:var(--ink);text-decoration:underline}
        nav a[aria-current]{color:var(--ink);font-weight:600;box-shadow:inset 0 -3px var(--accent)}
        main{padding-bottom:4rem!important}
        .title{margin:1.75rem 0 1.25rem}
        .above{margin:0;color:var(--soft);font-size:.9rem}
        .above:empty{display:none}
        h1{margin:0;font-size:1.6rem;line-height:1.25;letter-spacing:-.015em}
        h2{margin:0 0 .75rem;font-size:1.1rem;line-height:1.3}
        h3{margin:1rem 0 .25rem;font-size:1rem}
        p{margin:0 0 .75rem}
        .card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.1rem 1rem;margin:0 0 1rem}
        .card>:last-child{margin-bottom:0}
        .soft{color:var(--soft)}
        .small{font-size:.875rem}
        .lead{font-size:1.05rem}
        code,.code{font:.875em ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
        .badge{display:inline-block;padding:.1rem .6rem;border-radius:1rem;font-size:.875rem;font-weight:600;line-height:1.5}
        .plain{color:var(--plain);background:var(--plain-bg)}
        .active{color:var(--active);background:var(--active-bg)}
        .good{color:var(--good);background:var(--good-bg)}
        .warn{color:var(--warn);background:var(--warn-bg)}
        .bad{color:var(--bad);background:var(--bad-bg)}
        .notice{border-radius:.6rem;padding:.8rem 1rem;margin:0 0 1rem;border-left:.3rem solid currentColor}
        .notice>:last-child{margin-bottom:0}
        .notice a{color:inherit}
        dl.facts{display:grid;grid-template-columns:1fr;gap:.1rem 1rem;margin:0}
        dl.facts dt{color:var(--soft);font-size:.875rem;margin-top:.5rem}
        dl.facts dd{margin:0}
        dl.facts+p,table+p{margin-top:.9rem}
        .sent{white-space:pre-wrap;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.75rem;margin:.25rem 0 0;font:inherit;overflow-wrap:anywhere}
        ol.line{list-style:none;margin:0;padding:0}
        ol.line>li{position:relative;padding:0 0 1.1rem 1.6rem;border-left:2px solid var(--line);margin-left:.45rem}
        ol.line>li:last-child{border-color:transparent;padding-bottom:0}
        ol.line>li::before{content:"";position:absolute;left:-.5rem;top:.35rem;width:.9rem;height:.9rem;border-radius:50%;background:var(--plain);border:3px solid var(--card)}
        ol.line>li.is-good::before{background:var(--good)}
        ol.line>li.is-warn::before{background:var(--warn)}
        ol.line>li.is-bad::before{background:var(--bad)}
        ol.line>li.is-active::before{background:var(--active)}
        ol.line p{margin:0}
        .step{font-weight:600}
        table{width:100%;border-collapse:collapse}
        caption{text-align:left;color:var(--soft);font-size:.875rem;padding-bottom:.5rem}
        th,td{text-align:left;vertical-align:top;padding:.55rem .75rem .55rem 0;border-top:1px solid var(--line)}
        thead th{border-top:0;color:var(--soft);font-size:.875rem;font-weight:600}
        .num{text-align:right;font-variant-numeric:tabular-nums}
        .empty{text-align:center;padding:2.25rem 1rem}
        .empty p{max-width:34rem;margin-left:auto;margin-right:auto}
        details summary{cursor:pointer;min-height:2.75rem;padding:.6rem 0;font-weight:600;color:var(--accent)}
        th .soft{font-weight:400}
        time{white-space:nowrap}
        form{margin:0}
        fieldset{border:0;margin:0 0 1rem;padding:0}
        legend{font-weight:600;padding:0;margin:0 0 .35rem}
        label{display:block;font-weight:600;margin:0 0 .25rem}
        label.choice{display:flex;gap:.6rem;align-items:center;min-height:2.75rem;font-weight:400;margin:0}
        .hint{color:var(--soft);font-size:.875rem;margin:0 0 .35rem}
        .field{margin:0 0 1rem}
        input,select,textarea{font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.4rem;padding:.55rem .7rem;min-height:2.75rem;width:100%}
        input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem;min-height:0;flex:none;accent-color:var(--accent)}
        textarea{min-height:11rem;resize:vertical}
        .row{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end}
        .row .field{flex:1 1 9rem;margin:0}
        .actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
        button,.button{display:inline-flex;align-items:center;justify-content:center;font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;border-radius:.4rem;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);text-decoration:none;cursor:pointer}
        button:hover,.button:hover{filter:brightness(1.08)}
        .second{background:transparent;color:var(--accent)}
        .danger{border-color:var(--bad);background:transparent;color:var(--bad)}
        .pager{display:flex;gap:.75rem;margin-top:1rem}
        svg text{fill:currentColor}
        svg.graph{display:block;width:100%;max-width:26rem;height:auto}
        .graph .edge{fill:none;stroke:var(--edge);stroke-width:1.5}
        .graph .mark{stroke:var(--card);stroke-width:2}
        .graph .machine{fill:var(--plain)}
        .graph .person{fill:var(--warn)}
        .graph .effect{fill:var(--active)}
        .graph .name{font-size:14px;font-weight:600}
        .graph .what{font-size:12px;fill:var(--soft)}
        .charts{display:grid;gap:1rem;margin:1rem 0}
        .charts figure{margin:0}
        .charts figcaption{font-size:.875rem;color:var(--soft)}
        svg.chart{display:block;width:100%;height:5rem}
        .chart .bar{fill:var(--accent)}
        .chart .part{fill:var(--warn)}
        .chart .base{stroke:var(--line);stroke-width:1}
        @media (max-width:43.99rem){
          table.stack thead{position:absolute;left:-99rem}
          table.stack tr{display:block;padding:.6rem 0;border-top:1px solid var(--line)}
          table.stack tbody tr:first-child{border-top:0}
          table.stack td,table.stack th{display:block;border:0;padding:.1rem 0;text-align:left}
          table.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.875rem}
          .actions button,.actions .button{flex:1 1 100%}
        }
        @media (min-width:44rem){
          .card{padding:1.35rem 1.5rem}
          h1{font-size:1.9rem}
          dl.facts{grid-template-columns:minmax(9rem,auto) 1fr;gap:.45rem 1.5rem}
          dl.facts dt{margin-top:.1rem}
          .charts{grid-template-columns:1fr 1fr}
          .two{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem;align-items:start}
        }
        @media print{.top,.actions,.skip,.pager{display:none}body{background:#fff}.card{break-inside:avoid}}

        """.ReplaceLineEndings("\n");

    /// <summary>The style as markup.</summary>
    internal static IHtmlContent Markup { get; } = new HtmlString(Text);

    /// <summary>What the content security policy allows.</summary>
    internal static string CspHash { get; } =
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
