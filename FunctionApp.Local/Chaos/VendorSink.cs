using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FunctionApp.Local.Chaos;

/// <summary>All vendors of the shipped workflows as one server: it acts, remembers keys where they do, and can be asked.</summary>
internal sealed class VendorSink(ChaosPoints points) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<VendorAct> _acts = [];
    private ChaosServer? _server;

    public Uri Address => _server!.Address;

    /// <summary>What was done, one line per act with its path.</summary>
    public IReadOnlyList<string> Acts
    {
        get
        {
            lock (_gate)
            {
                return [.. _acts.Select(a => a.What)];
            }
        }
    }

    public static async Task<VendorSink> StartAsync(ChaosPoints points)
    {
        VendorSink sink = new(points);
        sink._server = await ChaosServer.StartAsync(sink.ReceiveAsync);
        return sink;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        byte[] body = await ChaosServer.BodyAsync(context);
        string path = context.Request.Path.Value!.TrimStart('/');
        JsonNode? answer = null;
        bool alive = await points.PassAsync($"call {context.Request.Method} {path}", () =>
        {
            answer = context.Request.Method == "GET" ? Found(path, context.Request.Query) : Act(context.Request, path, body);
            return Task.CompletedTask;
        });
        if (!alive)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer!.ToJsonString());
    }

    private JsonObject Act(HttpRequest request, string path, byte[] body)
    {
        JsonNode? document = body.Length > 0 ? JsonNode.Parse(body) : null;
        string? slug = (string?)document?["slug"];
        string? mark = slug ?? Metadata(document);
        string? key = request.Headers["Idempotency-Key"].FirstOrDefault();
        lock (_gate)
        {
            // A vendor that is given a mark of its own keeps no keys: sent twice, it acts twice.
            VendorAct act = (mark is null && key is not null ? _acts.Find(a => a.Key == key) : null)
                ?? new($"{request.Method} {path}", mark ?? key ?? "", slug, $"ref-{_acts.Count + 1}");
            if (!_acts.Contains(act))
            {
                _acts.Add(act);
            }

            return Answer(path, act.Id);
        }
    }

    private static string? Metadata(JsonNode? message) => (string?)message?["metadata"]?["event_payload"]?["key"];

    private JsonNode Found(string path, IQueryCollection query)
    {
        lock (_gate)
        {
            return path switch
            {
                _ when path.EndsWith("/replies", StringComparison.Ordinal) => new JsonObject
                {
                    ["replies"] = Listed(a => a.Key == query["idempotency_key"], a => new() { ["id"] = a.Id, ["idempotency_key"] = a.Key }),
                },
                "wp-json/wp/v2/posts" => Listed(a => a.Slug is not null && a.Slug == query["slug"], a => new() { ["id"] = a.Id, ["slug"] = a.Slug }),
                "api/conversations.history" => new JsonObject
                {
                    ["ok"] = true,
                    ["messages"] = Listed(
                        a => a.What.EndsWith("chat.postMessage", StringComparison.Ordinal),
                        a => new() { ["ts"] = a.Id, ["metadata"] = new JsonObject { ["event_payload"] = new JsonObject { ["key"] = a.Key } } }),
                },
                _ => new JsonObject { ["customers"] = new JsonArray(), ["companies"] = new JsonArray(), ["contacts"] = new JsonArray() },
            };
        }
    }

    private JsonArray Listed(Func<VendorAct, bool> which, Func<VendorAct, JsonObject> shape) =>
        new([.. _acts.Where(which).Select(shape)]);

    private static JsonObject Answer(string path, string id) => path switch
    {
        _ when path.StartsWith("api.xro", StringComparison.Ordinal) =>
            new() { ["Status"] = "OK", ["Invoices"] = new JsonArray(new JsonObject { ["InvoiceID"] = id }) },
        _ when path.EndsWith("/batch/upsert", StringComparison.Ordinal) =>
            new() { ["results"] = new JsonArray(new JsonObject { ["id"] = id }) },
        "api/chat.postMessage" => new() { ["ok"] = true, ["ts"] = id },
        _ => new() { ["id"] = id },
    };

    private sealed record VendorAct(string What, string Key, string? Slug, string Id);
}
