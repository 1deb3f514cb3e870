using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Xunit;
using BodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class HttpFunctionTests
{
    public sealed record Order(string Id, int Amount);

    public sealed class Shop
    {
        [Function("Shop_Read")]
        public IActionResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id:int}")] HttpRequest request, int id) =>
            new OkObjectResult(new { id, request.Method });

        [Function("Shop_Write")]
        public IResult Write([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{number:int}")] HttpRequest request, [Body] Order order, int number) =>
            Results.Text($"{request.Path} {order.Id} {order.Amount} {number}");

        [Function("Shop_Silent")]
        public Task SilentAsync([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => request.Body.ReadAsync(new byte[1]).AsTask();

        [Function("Shop_Writes_itself")]
        public async Task WriteItselfAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "self")] HttpRequest request, FunctionContext context)
        {
            request.HttpContext.Response.StatusCode = StatusCodes.Status418ImATeapot;
            await context.GetHttpContext()!.Response.WriteAsync(context.FunctionDefinition.Name, context.CancellationToken);
        }

        [Function("Shop_Breaks")]
        public static Task<IActionResult> BreakAsync([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
            throw new InvalidOperationException("no " + request.Path);

        [Function("Shop_Named")]
        public IResult Named([HttpTrigger(AuthorizationLevel.Anonymous, Route = "named/{kind}")] HttpRequest request, string kind, Guid? id, string? note = "none") =>
            Results.Text($"{request.Method} {kind} {id} {note}");
    }

    [Fact]
    public async Task Route_values_and_constraints_choose_the_function()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Shop));

        Assert.Equal("""{"id":7,"method":"GET"}""", await app.Client.GetStringAsync("api/orders/7"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("api/orders/seven")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("orders/7")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("api/nothing")).StatusCode);
    }

    [Fact]
    public async Task Two_functions_share_a_route_by_method_and_another_method_is_not_found()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Shop));

        HttpResponseMessage posted = await app.Client.PostAsJsonAsync("api/orders/8", new { ID = "a", amount = 3 });
        Assert.Equal("/api/orders/8 a 3 8", await posted.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.DeleteAsync("api/orders/8")).StatusCode);
    }

    [Fact]
    public async Task A_function_without_a_route_stands_under_its_name_and_returning_nothing_is_200()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Shop));

        HttpResponseMessage answer = await app.Client.PutAsync("api/shop_silent", null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_function_may_write_the_response_through_its_context()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Shop));

        HttpResponseMessage answer = await app.Client.GetAsync("api/self");
        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal("Shop_Writes_itself", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unhandled_exception_is_an_empty_500()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Shop));

        HttpResponseMessage answer = await app.Client.GetAsync("api/Shop_Breaks");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Parameters_take_route_values_before_query_values_and_their_defaults_last()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Shop));

        Guid id = Guid.NewGuid();
        Assert.Equal($"GET a {id} x", await app.Client.GetStringAsync($"api/named/a?kind=b&id={id}&note=x"));
        Assert.Equal("GET a  none", await app.Client.GetStringAsync("api/named/a"));
        Assert.Equal(HttpStatusCode.InternalServerError, (await app.Client.GetAsync("api/named/a?id=no")).StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_fit_its_parameter_fails_the_invocation()
    {
        await using TestApp app = await TestApp.StartAsync(typeof(Shop));

        using StringContent broken = new("{\"id\":");
        Assert.Equal(HttpStatusCode.InternalServerError, (await app.Client.PostAsync("api/orders/1", broken)).StatusCode);
    }

    [Theory]
    [InlineData("", "self")]
    [InlineData("v2/public", "v2/public/self")]
    public async Task The_route_prefix_is_host_jsons(string prefix, string path)
    {
        await using TestApp app = await TestApp.StartAsync(
            TestApp.Settings(("AzureFunctionsJobHost:extensions:http:routePrefix", prefix)), typeof(Shop));

        Assert.Equal(418, (int)(await app.Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("api/self")).StatusCode);
    }
}
