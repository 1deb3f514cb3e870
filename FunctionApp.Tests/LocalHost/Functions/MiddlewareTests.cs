using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class MiddlewareTests
{
    public sealed class Steps(List<string> seen)
    {
        [Function("Steps_Say")]
        public IResult Say([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            seen.Add("function");
            return Results.Text(request.Method);
        }
    }

    public sealed class ScopedSteps(ScopedThing thing)
    {
        [Function("Scoped_Say")]
        public IResult Say([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context) =>
            Results.Text($"{request.Method} {ReferenceEquals(thing, context.InstanceServices.GetService<ScopedThing>())}");
    }

    public sealed class ScopedThing(List<string> seen) : IDisposable
    {
        public void Dispose() => seen.Add("disposed");
    }

    public sealed class Outer(List<string> seen) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            seen.Add("outer in " + context.FunctionDefinition.InputBindings["request"].Type);
            await next(context);
            seen.Add("outer out " + context.GetInvocationResult().Value!.GetType().Name);
        }
    }

    private static Action<FunctionsApplicationBuilder> With(List<string> seen, Action<FunctionsApplicationBuilder> use) => builder =>
    {
        builder.Services.AddSingleton(seen).AddScoped<ScopedThing>();
        use(builder);
    };

    [Fact]
    public async Task Middleware_runs_in_the_order_of_its_registration_around_the_function()
    {
        List<string> seen = [];
        await using TestApp app = await TestApp.StartAsync(
            With(seen, builder =>
            {
                builder.UseMiddleware<Outer>();
                builder.UseMiddleware(async (_, next) =>
                {
                    seen.Add("inner in");
                    await next();
                    seen.Add("inner out");
                });
                builder.UseWhen(context => context.FunctionDefinition.Name == "Another", (_, _) => throw new InvalidOperationException());
            }),
            typeof(Steps));

        await app.Client.GetStringAsync("api/Steps_Say");

        Assert.Equal(["outer in httpTrigger", "inner in", "function", "inner out", "outer out ContentHttpResult"], seen);
    }

    [Fact]
    public async Task Middleware_may_answer_without_the_function()
    {
        List<string> seen = [];
        await using TestApp app = await TestApp.StartAsync(
            With(seen, builder => builder.UseMiddleware((context, _) =>
            {
                context.GetInvocationResult().Value = Results.StatusCode(429);
                return Task.CompletedTask;
            })),
            typeof(Steps));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.Client.GetAsync("api/Steps_Say")).StatusCode);
        Assert.Empty(seen);
    }

    [Fact]
    public async Task Middleware_sees_what_a_function_throws_while_binding()
    {
        List<string> seen = [];
        await using TestApp app = await TestApp.StartAsync(
            With(seen, builder => builder.UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (FunctionInputConverterException e)
                {
                    seen.Add(e.Message);
                    await context.GetHttpContext()!.Response.WriteAsync("mended");
                }
            })),
            typeof(Needs));

        Assert.Equal("mended", await app.Client.GetStringAsync("api/Needs_Number?number=x"));
        Assert.Contains("'number'", Assert.Single(seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_invocation_has_its_own_scope_that_ends_with_it()
    {
        List<string> seen = [];
        await using TestApp app = await TestApp.StartAsync(With(seen, _ => { }), typeof(ScopedSteps));

        Assert.Equal("GET True", await app.Client.GetStringAsync("api/Scoped_Say"));
        Assert.Equal(["disposed"], seen);
    }

    public sealed class Needs
    {
        [Function("Needs_Number")]
        public IResult Number([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, int number) =>
            Results.Text($"{request.Method} {number}");
    }
}
