using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FunctionApp.Hosting;
using FunctionApp.Intake.Signatures;
using FunctionApp.WorkflowContracts.Reading;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace FunctionApp.Tests.Intake;

/// <summary>Each shipped profile against a signature computed here in the sender's own terms.</summary>
public sealed class SignatureVectorTests
{
    private const string Secret = "a secret of this shop, long enough";
    private const string Body = """{"event_id":"E1","text":"ünïcode"}""";
    private const string Url = "https://app.example.com/api/hooks/support-reply/x?a=1";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly string Seconds = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    private static readonly string Milliseconds = Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Secret);

    public static TheoryData<string, string, string[]> Signed() => new()
    {
        {
            "standard-webhooks", "whsec_" + Convert.ToBase64String(Key),
            ["webhook-id: msg_1", $"webhook-timestamp: {Seconds}", $"webhook-signature: v1a,AAAA v1,AAAA v1,{Base64($"msg_1.{Seconds}.{Body}")}"]
        },
        { "generic-hmac", Secret, [$"X-Timestamp: {Seconds}", $"X-Signature: sha256={Hex($"{Seconds}.{Body}")}"] },
        { "stripe", Secret, [$"Stripe-Signature: t={Seconds},v1={new string('0', 64)},v1={Hex($"{Seconds}.{Body}")},v0=ignored"] },
        { "github", Secret, [$"X-Hub-Signature-256: sha256={Hex(Body)}"] },
        { "slack", Secret, [$"X-Slack-Request-Timestamp: {Seconds}", $"X-Slack-Signature: v0={Hex($"v0:{Seconds}:{Body}")}"] },
        { "shopify", Secret, [$"X-Shopify-Hmac-Sha256: {Base64(Body)}"] },
        {
            "zendesk", Secret,
            ["X-Zendesk-Webhook-Signature-Timestamp: 2026-03-02T09:00:00Z", $"X-Zendesk-Webhook-Signature: {Base64("2026-03-02T09:00:00Z" + Body)}"]
        },
        { "typeform", Secret, [$"Typeform-Signature: sha256={Base64(Body)}"] },
        { "hubspot-v1", Secret, [$"X-HubSpot-Signature: {Hash(Secret + Body)}"] },
        { "hubspot-v2", Secret, [$"X-HubSpot-Signature: {Hash(Secret + "POST" + Url + Body)}"] },
        {
            "hubspot-v3", Secret,
            [$"X-HubSpot-Request-Timestamp: {Milliseconds}", $"X-HubSpot-Signature-v3: {Base64("POST" + Url + Body + Milliseconds)}"]
        },
    };

    [Theory]
    [MemberData(nameof(Signed))]
    public void A_request_signed_as_the_sender_does_is_authentic(string profile, string secret, string[] headers) =>
        Assert.Null(FaultOf(profile, headers, Body, ["an older secret", secret]));

    [Theory]
    [MemberData(nameof(Signed))]
    public void A_changed_byte_or_another_secret_is_not(string profile, string secret, string[] headers)
    {
        string other = secret.StartsWith("whsec_", StringComparison.Ordinal) ? "whsec_AAAA" : "another secret";

        Assert.Equal(IntakeCodes.SignatureWrong, FaultOf(profile, headers, Body + " ", [secret]));
        Assert.Equal(IntakeCodes.SignatureWrong, FaultOf(profile, headers, Body, [other]));
    }

    [Theory]
    [MemberData(nameof(Signed))]
    public void A_missing_header_is_told_apart_from_a_wrong_one(string profile, string secret, string[] headers)
    {
        foreach (string left in headers)
        {
            Assert.Equal(IntakeCodes.SignatureMissing, FaultOf(profile, [.. headers.Where(h => h != left)], Body, [secret]));
        }
    }

    [Theory]
    [MemberData(nameof(Signed))]
    public void A_signature_ages_where_it_has_a_time(string profile, string secret, string[] headers)
    {
        bool ages = Profile(profile).Timestamp is not null;

        Assert.Null(FaultOf(profile, headers, Body, [secret], TimeSpan.FromMinutes(5)));
        Assert.Null(FaultOf(profile, headers, Body, [secret], TimeSpan.FromMinutes(-5)));
        Assert.Equal(ages ? IntakeCodes.SignatureLate : null, FaultOf(profile, headers, Body, [secret], TimeSpan.FromSeconds(301)));
        Assert.Equal(ages ? IntakeCodes.SignatureLate : null, FaultOf(profile, headers, Body, [secret], TimeSpan.FromSeconds(-301)));
    }

    // printf 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}' | openssl dgst -sha256 -binary
    //   -mac HMAC -macopt hexkey:$(printf MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | base64 -d | xxd -p -c 64) | base64
    [Fact]
    public void The_example_of_the_standard_webhooks_libraries_is_authentic() => Assert.Null(SignatureCheck.FaultOf(
        Profile("standard-webhooks"),
        Request(
            [
                "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp: 1614265330",
                "webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            ],
            """{"test": 2432232314}"""),
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        DateTimeOffset.FromUnixTimeSeconds(1614265330)));

    [Theory]
    [InlineData("webhook-signature: v1,not base64!")]
    [InlineData("webhook-signature: v2,AAAA")]
    [InlineData("webhook-signature: ")]
    public void A_signature_that_cannot_be_read_counts_as_missing(string header) => Assert.Equal(
        IntakeCodes.SignatureMissing,
        FaultOf("standard-webhooks", ["webhook-id: m", $"webhook-timestamp: {Seconds}", header], Body, ["whsec_AAAA"]));

    [Fact]
    public void Without_a_usable_secret_nothing_is_authentic()
    {
        string[] headers = [$"X-Timestamp: {Seconds}", $"X-Signature: sha256={Hex($"{Seconds}.{Body}")}"];

        Assert.Equal(IntakeCodes.SecretMissing, FaultOf("generic-hmac", headers, Body, []));
        Assert.Equal(IntakeCodes.SecretMissing, FaultOf("standard-webhooks", headers, Body, ["whsec_no-base64"]));
    }

    private static string? FaultOf(string profile, string[] headers, string body, string[] secrets, TimeSpan later = default) =>
        SignatureCheck.FaultOf(Profile(profile), Request(headers, body), secrets, Now + later);

    private static SignedRequest Request(string[] headers, string body)
    {
        Dictionary<string, StringValues> values = headers.Select(h => h.Split(": ", 2))
            .ToDictionary(h => h[0], h => new StringValues(h[1]), StringComparer.OrdinalIgnoreCase);
        return new("POST", Url, name => values.GetValueOrDefault(name), Encoding.UTF8.GetBytes(body));
    }

    private static WebhookProfileDefinition Profile(string name) => AuthoredFile.Read<WebhookProfileDefinition>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "webhook-profiles", name + ".yaml")), name).Required();

    private static string Hex(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));

    private static string Base64(string text) => Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(text)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
