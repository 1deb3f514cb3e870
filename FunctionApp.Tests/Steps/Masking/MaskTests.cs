using FunctionApp.Steps.Ai.Masking;
using Xunit;

namespace FunctionApp.Tests.Steps.Masking;

public sealed class MaskTests
{
    [Theory]
    [InlineData("my card 4111 1111 1111 1111 was charged", "4111", "1111")]
    [InlineData("card 4111-1111-1111-1111", "4111", "1111")]
    [InlineData("card ４１１１１１１１１１１１１１１１ in wide digits", "4111", "１１１１")]
    [InlineData("4\u200b111\u200b1111\u200b11111111", "1111", "111")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 please", "3704", "0532")]
    [InlineData("iban de89370400440532013000.", "370400", "0532")]
    [InlineData("GB82-WEST-1234-5698-7654-32", "WEST", "5698")]
    [InlineData("mail me at anna.schmidt@web.example today", "anna.schmidt", "web.example")]
    [InlineData("mail anna (at) web (dot) example", "anna", "web")]
    [InlineData("write anna at web dot example", "anna", "web")]
    [InlineData("call +49 170 1234567 after six", "1234567", "170")]
    [InlineData("call (555) 123-4567", "123-4567", "555")]
    [InlineData("ring 0170/1234567", "1234567", "0170")]
    [InlineData("my SSN is 123-45-6789", "123-45", "6789")]
    [InlineData("from 192.168.17.44 I log in", "192.168", "17.44")]
    [InlineData("from 2001:db8:85a3::8a2e:370:7334 I log in", "2001:db8", "7334")]
    [InlineData("password: hunter2! works", "hunter2", "hunter2")]
    [InlineData("key sk-abcdefghijklmnopqrstuvwx", "sk-abc", "uvwx")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_", "6789")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N", "eyJ", "dozj")]
    public void Nothing_sensitive_leaves_and_all_of_it_comes_back(string text, string trace, string otherTrace)
    {
        Mask mask = new([]);
        string hidden = mask.Hide(text);
        Assert.DoesNotContain(trace, hidden, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(otherTrace, hidden, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(PlainText.Of(text), mask.Restore(hidden));
    }

    [Theory]
    [InlineData("order BB-104233 of 12 March 2026 for 49.90 EUR")]
    [InlineData("I ordered 2 mugs and 4 plates, 2026-03-02, size 30x40")]
    [InlineData("tracking 1234567890")]
    [InlineData("4111 1111 1111 1112 is no card")]
    public void What_is_not_sensitive_stays(string text) => Assert.Equal(text, new Mask([]).Hide(text));

    [Fact]
    public void A_known_name_is_hidden_wherever_it_stands()
    {
        Mask mask = new(["Maria Lopez"]);
        string hidden = mask.Hide("I am Maria Lopez. Regards, MARIA LOPEZ");
        Assert.DoesNotContain("lopez", hidden, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_same_thing_has_the_same_stand_in()
    {
        Mask mask = new([]);
        Assert.Equal("[[EMAIL_1]] or [[EMAIL_1]]", mask.Hide("a@b.example or a@b.example"));
    }
}
