using System.Text;
using System.Text.Json;
using FunctionApp.Audit;
using FunctionApp.Tests.Support;
using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Api;
using FunctionApp.WorkflowContracts.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class ContractFunctionsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private ContractHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ContractHouse.BuildAsync(azurite);
        _house.Write("1.0.0");
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Contract_tells_its_standing_versions_and_problems()
    {
        _house.Write("2.0.0", text => text.Replace("needs: [rule]", "needs: [rule, nobody]", StringComparison.Ordinal));

        JsonElement told = await AnswerAsync(await Read.GetAsync(Request(""), _house.Workflow, default), 200);

        Assert.Equal("active", told.GetProperty("standing").GetString());
        Assert.Equal("1.0.0", told.GetProperty("active_version").GetString());
        Assert.Equal(["2.0.0", "1.0.0"], told.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("version").GetString()));
        Assert.Contains("CON022", told.GetProperty("versions")[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_workflow_is_blocked_at_once_and_goes_on_when_it_is_released()
    {
        await AnswerAsync(await Change.SetClassAsync(Request(Wish("blocked")), _house.Workflow, default), 200);
        Assert.Equal(
            ["too many refunds"],
            Assert.IsType<CatalogVerdict.Blocked>(await Catalog.FindAsync(_house.Workflow, default)).Reasons);

        await AnswerAsync(await Change.SetClassAsync(Request(Wish("agent_assist")), _house.Workflow, default), 200);
        Assert.IsType<CatalogVerdict.Active>(await Catalog.FindAsync(_house.Workflow, default));

        string chain = ContractChains.Of(_house.Workflow, _house.Time.GetUtcNow());
        AuditExtract record = await _house.Get<AuditTrail>().ReadAsync(chain, default);
        Assert.Equal(["stopped", "released", "activated"], record.Entries.Select(e => e.Event.Result));
        Assert.DoesNotContain(record.Entries, e => e.Text.Contains("Anna", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("{\"class\":\"deterministic\",\"reason\":\"r\",\"actor\":\"a\"}", 409, "CON072")]
    [InlineData("{\"class\":\"blocked\",\"actor\":\"a\"}", 400, "CON071")]
    [InlineData("{\"class\":\"blocked\",\"reason\":\"r\",\"actor\":\"a\",\"step\":\"nobody\"}", 400, "CON071")]
    [InlineData("{\"class\":\"blocked\",\"reason\":\"r\",\"actor\":\"a\",\"connector\":\"fax\"}", 400, "CON071")]
    [InlineData("{\"class\":\"blocked\",\"reason\":\"r\",\"actor\":\"a\",\"other\":1}", 400, "CON071")]
    [InlineData("not json", 400, "CON071")]
    public async Task Wish_that_changes_nothing_is_answered_with_its_code(string body, int status, string code)
    {
        JsonElement told = await AnswerAsync(await Change.SetClassAsync(Request(body), _house.Workflow, default), status);
        Assert.Equal(code, told.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Version_with_problems_cannot_be_chosen()
    {
        _house.Write("1.1.0");
        await AnswerAsync(await Change.ChooseVersionAsync(Request("{\"version\":\"1.0.0\",\"actor\":\"a\"}"), _house.Workflow, default), 200);
        Assert.Equal("1.0.0", Assert.IsType<CatalogVerdict.Active>(await Catalog.FindAsync(_house.Workflow, default)).Contract.Pin.Version);

        JsonElement told = await AnswerAsync(
            await Change.ChooseVersionAsync(Request("{\"version\":\"9.0.0\",\"actor\":\"a\"}"), _house.Workflow, default), 409);
        Assert.Equal("CON073", told.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Unknown_workflow_is_404_on_every_call()
    {
        await AnswerAsync(await Read.GetAsync(Request(""), "nobody", default), 404);
        await AnswerAsync(Read.Check(Request(""), "nobody"), 404);
        await AnswerAsync(await Change.SetClassAsync(Request(Wish("blocked")), "nobody", default), 404);
        await AnswerAsync(await Change.ChooseVersionAsync(Request("{}"), "nobody", default), 404);
    }

    private ContractCatalog Catalog => _house.Get<ContractCatalog>();

    private ContractReadFunctions Read => new(Catalog, _house.Get<ContractSwitches>());

    private ContractChangeFunctions Change => new(Catalog, _house.Get<ContractSwitches>(), _house.Time);

    private static string Wish(string contractClass) =>
        $$"""{"class":"{{contractClass}}","reason":"too many refunds","actor":"Anna"}""";

    private static HttpRequest Request(string body) =>
        new DefaultHttpContext { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) } }.Request;

    private static async Task<JsonElement> AnswerAsync(IResult result, int status)
    {
        DefaultHttpContext context = new()
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
            Response = { Body = new MemoryStream() },
        };
        await result.ExecuteAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
        context.Response.Body.Position = 0;
        using JsonDocument document = await JsonDocument.ParseAsync(context.Response.Body);
        return document.RootElement.Clone();
    }
}
