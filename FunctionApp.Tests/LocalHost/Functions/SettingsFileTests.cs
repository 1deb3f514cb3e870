using FunctionApp.Tests.Support;
using LocalHost.Functions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.LocalHost.Functions;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TempFolder _app = new();
    private readonly TempFolder _current = new();
    private readonly string _variable = $"T{Guid.NewGuid():N}";

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(_variable, null);
        _app.Dispose();
        _current.Dispose();
    }

    private ConfigurationManager Read(params string[] args)
    {
        ConfigurationManager configuration = new();
        configuration.AddEnvironmentVariables().AddCommandLine(args);
        SettingsFiles.AddTo(configuration, _app.FullPath, _current.FullPath);
        return configuration;
    }

    [Fact]
    public void Host_json_is_read_with_comments_and_yields_to_settings_of_its_own_name()
    {
        _app.File("host.json", """
            { // comments are allowed
              "logging": { "logLevel": { "Some.Part": "Error" } },
              "extensions": { "http": { "routePrefix": "v1" }, "queues": { "batchSize": 4 } } }
            """);

        HostJson host = new(Read("--AzureFunctionsJobHost:extensions:queues:batchSize=8"));

        Assert.Equal("v1", host.Text("extensions:http:routePrefix"));
        Assert.Equal(8, host.Number("extensions:queues:batchSize", 16, 1, 32));
        Assert.Equal("Error", Read()["Logging:LogLevel:Some.Part"]);
    }

    [Fact]
    public void Local_settings_are_settings_and_environment_variables_win_over_them()
    {
        string file = $$"""{ "IsEncrypted": false, "Values": { "Only__Here": "file", "{{_variable}}": "file" }, "Host": { "LocalHttpPort": 7072 } }""";
        _app.File("local.settings.json", file);
        Environment.SetEnvironmentVariable(_variable, "environment");

        ConfigurationManager configuration = Read();

        Assert.Equal("file", configuration["Only:Here"]);
        Assert.Equal("environment", configuration[_variable]);
        Assert.Equal("7072", configuration["LocalHost:Port"]);
    }

    [Fact]
    public void The_current_folders_file_wins_over_the_apps()
    {
        _app.File("local.settings.json", """{ "Values": { "A": "app", "B": "app" } }""");
        _current.File("local.settings.json", """{ "Values": { "B": "current" } }""");

        ConfigurationManager configuration = Read();

        Assert.Equal(("app", "current"), (configuration["A"], configuration["B"]));
    }

    [Fact]
    public void Local_settings_may_be_left_unread()
    {
        _app.File("local.settings.json", """{ "Values": { "A": "app" } }""");

        Assert.Null(Read("--LocalHost:ReadLocalSettings=false")["A"]);
    }

    [Theory]
    [InlineData("host.json")]
    [InlineData("local.settings.json")]
    public void A_broken_file_is_named_in_one_sentence(string file)
    {
        _app.File(file, "{ \"Values\": ");

        Assert.StartsWith(file + " cannot be read", Assert.Throws<LocalHostStartException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extensions:queues:batchSize", "33")]
    [InlineData("extensions:queues:batchSize", "many")]
    public void A_number_out_of_bounds_is_refused(string path, string value)
    {
        HostJson host = new(Read($"--AzureFunctionsJobHost:{path}={value}"));

        Assert.Contains(value, Assert.Throws<LocalHostStartException>(() => host.Number(path, 16, 1, 32)).Message, StringComparison.Ordinal);
    }
}
