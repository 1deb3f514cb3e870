using System.Net;
using System.Text.Json.Nodes;
using FunctionApp.Pages.Api;
using FunctionApp.Tests.Support.Houses;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace FunctionApp.Tests.Scenarios;

public sealed class ApiDescriptionTests
{
    [Fact]
    public async Task The_description_names_every_route_with_its_methods_and_its_key()
    {
        await using House house = await House.StartAsync();
        JsonNode said = JsonNode.Parse(await house.Client.GetStringAsync("api/openapi.json"))!;

        foreach ((string name, HttpTriggerAttribute trigger) in OpenApi.FunctionsOf(typeof(OpenApi).Assembly))
        {
            foreach (string method in trigger.Methods!)
            {
                JsonNode? operation = said["paths"]!["/" + trigger.Route]?[method];
                Assert.True(operation is not null, $"{name}: {method} {trigger.Route}");
                Assert.Equal(trigger.AuthLevel != AuthorizationLevel.Anonymous, operation["security"] is not null);
            }
        }

        Assert.NotNull(said["paths"]!["/workflows/{workflow}/documents"]!["post"]);
        Assert.NotNull(said["components"]!["schemas"]!["RunDocument"]!["properties"]!["audit_log"]);
    }

    [Fact]
    public async Task Health_is_good_when_everything_is_there_and_says_no_names()
    {
        await using House house = await House.StartAsync();
        using HttpResponseMessage answer = await house.Client.GetAsync("api/health");
        string body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ok", JsonNode.Parse(body)!.Said("status"));
        Assert.DoesNotContain("support", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_of_a_version_whose_check_is_missing()
    {
        using WrittenContract contract = new("[{ kind: http }]", "{ fields: [ { name: ref, type: line } ] }");
        File.Delete(Path.Combine(contract.FullPath, "checks.lock"));
        await using House house = await contract.OpenAsync();
        using HttpResponseMessage answer = await house.Client.GetAsync("api/health");

        JsonNode said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(("1", "0"), (said["checks"]!.Said("all"), said["checks"]!.Said("passed")));
    }
}
