using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.Hosting;
using Xunit;

namespace FunctionApp.Tests.Hosting;

public sealed class HandshakeJsonTests
{
    [Fact]
    public void What_may_be_null_crosses_the_wire_although_nulls_are_not_written()
    {
        RunScope scope = new("run-1", new("c", "1.0.0", new string('a', 64)), null, []);

        RunScope? read = JsonSerializer.Deserialize<RunScope>(JsonSerializer.Serialize(scope, HandshakeJson.Wire), HandshakeJson.Wire);

        Assert.Null(read!.Head);
        Assert.Equal(scope.Contract, read.Contract);
    }

    [Fact]
    public void What_may_not_be_null_must_be_there() => Assert.Throws<JsonException>(
        () => JsonSerializer.Deserialize<RunScope>("""{"run_id":"run-1","notes":[]}""", HandshakeJson.Wire));
}
