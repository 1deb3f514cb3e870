using FunctionApp.Hosting;
using Xunit;

namespace FunctionApp.Tests.Infra;

/// <summary>Names that stand in the template and in the code are the same names.</summary>
public sealed class TemplateAgreesWithCodeTests
{
    // What the platform itself reads; the code reads the three service addresses and the client id of the storage too.
    private static readonly string[] PlatformSettings =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
        "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
    ];

    [Fact]
    public async Task Every_app_setting_is_one_that_the_code_reads_and_the_documentation_names() =>
        Assert.Empty(Strangers(await InfraFolder.ReadAsync(InfraFolder.Shipped)));

    [Theory]
    [InlineData("app.bicep", "Handshake__Auth:", "Handshake__Authentication:")]
    [InlineData("app.bicep", "AZURE_CLIENT_ID:", "AZURE_CLIENT:")]
    [InlineData("model.bicep", "Handshake__Models__writer__Endpoint", "Handshake__Models__writer__Address")]
    [InlineData("app.bicep", "Handshake__Secrets__$", "Handshake__Secret__$")]
    public async Task A_setting_that_nobody_reads_is_found(string file, string text, string fault) =>
        Assert.Single(Strangers(await InfraFolder.WithAsync(file, text, fault)));

    [Fact]
    public void Every_setting_that_the_code_reads_is_documented() =>
        Assert.DoesNotContain(SettingNames.InCode, s => !SettingNames.Documented.Any(d => SettingNames.Fits(d, s) || SettingNames.Begins(d, s)));

    [Theory]
    [InlineData("tables", "tableNames")]
    [InlineData("queues", "queueNames")]
    [InlineData("containers", "containerNames")]
    public async Task Storage_is_made_under_the_names_that_the_rooms_use(string kind, string variable)
    {
        BicepFile storage = (await InfraFolder.ReadAsync(InfraFolder.Shipped)).Single(f => f.Name == "storage.bicep");
        Assert.Equal(NamesOf(kind).Order(StringComparer.Ordinal), storage.ArrayOf(variable).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_that_is_left_out_is_found()
    {
        BicepFile storage = (await InfraFolder.WithAsync("storage.bicep", "  'kpifacts'\n", "")).Single(f => f.Name == "storage.bicep");
        Assert.Equal(["kpifacts"], NamesOf("tables").Except(storage.ArrayOf("tableNames")));
    }

    [Fact]
    public async Task Sign_in_lets_doors_with_a_guard_of_their_own_pass_and_no_page()
    {
        BicepFile app = (await InfraFolder.ReadAsync(InfraFolder.Shipped)).Single(f => f.Name == "app.bicep");
        Assert.Equal(
            ["/api/workflows/*", "/api/hooks/*", "/api/approvals/*", "/api/health"], app.ArrayOf("doorsWithTheirOwnGuard"));
    }

    private static IReadOnlyList<string> NamesOf(string kind) => kind switch
    {
        "tables" => StorageNames.Tables,
        "queues" => StorageNames.Queues,
        _ => StorageNames.Containers,
    };

    private static IEnumerable<string> Strangers(IReadOnlyList<BicepFile> files) => files
        .SelectMany(f => f.Root.All("object_property").Select(p => p.Key).Concat(f.Strings.Select(s => s.Text.Trim('\''))))
        .Where(n => n.Contains("__", StringComparison.Ordinal) && n.All(c => char.IsLetterOrDigit(c) || "_${}(),'- ".Contains(c, StringComparison.Ordinal)))
        .Concat(files.Single(f => f.Name == "app.bicep").Resources
            .Where(r => r.Children[0].Text == "settings")
            .SelectMany(r => r.All("arguments").First().First("object")!.Children.Select(p => p.Key)))
        .Distinct()
        .Where(n => !PlatformSettings.Contains(n) && !IsOurs(n));

    private static bool IsOurs(string name)
    {
        int hole = name.IndexOf("${", StringComparison.Ordinal);
        string setting = (hole < 0 ? name : name[..hole] + "any").Replace("__", ":", StringComparison.Ordinal);
        return SettingNames.IsRead(setting) && SettingNames.Documented.Any(d => SettingNames.Fits(d, setting));
    }
}
