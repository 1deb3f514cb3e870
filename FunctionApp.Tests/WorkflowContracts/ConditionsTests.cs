using System.Text.Json;
using FunctionApp.Handoffs;
using FunctionApp.WorkflowContracts.Definitions;
using FunctionApp.WorkflowContracts.Values;
using Xunit;

namespace FunctionApp.Tests.WorkflowContracts;

public sealed class ConditionsTests
{
    private static readonly Fact[] Facts =
    [
        new("steps.a.label", FactKind.Text, "legal"),
        new("steps.a.confidence", FactKind.Number, "0.70"),
        new("steps.a.flag", FactKind.Truth, "true"),
        new("record.order", FactKind.Missing, ""),
    ];

    [Theory]
    [InlineData("steps.a.label", ConditionOperator.Is, "\"legal\"", true)]
    [InlineData("steps.a.label", ConditionOperator.IsNot, "\"legal\"", false)]
    [InlineData("steps.a.label", ConditionOperator.In, "[\"x\",\"legal\"]", true)]
    [InlineData("steps.a.label", ConditionOperator.NotIn, "[\"x\"]", true)]
    [InlineData("steps.a.confidence", ConditionOperator.Is, "0.7", true)]
    [InlineData("steps.a.confidence", ConditionOperator.LessThan, "0.75", true)]
    [InlineData("steps.a.confidence", ConditionOperator.AtLeast, "0.7", true)]
    [InlineData("steps.a.confidence", ConditionOperator.MoreThan, "0.7", false)]
    [InlineData("steps.a.flag", ConditionOperator.Is, "true", true)]
    [InlineData("record.order", ConditionOperator.Exists, "false", true)]
    [InlineData("steps.a.label", ConditionOperator.Exists, "true", true)]
    [InlineData("record.order", ConditionOperator.Is, "\"x\"", false)]
    [InlineData("record.order", ConditionOperator.IsNot, "\"x\"", true)]
    [InlineData("record.order", ConditionOperator.LessThan, "5", false)]
    [InlineData("steps.a.label", ConditionOperator.LessThan, "5", false)]
    public void A_comparison_says(string field, ConditionOperator op, string value, bool holds) =>
        Assert.Equal(holds, Conditions.Hold(Compare(field, op, value), Facts));

    [Fact]
    public void All_any_and_not_combine()
    {
        ConditionDefinition yes = Compare("steps.a.flag", ConditionOperator.Is, "true");
        ConditionDefinition no = Compare("steps.a.flag", ConditionOperator.Is, "false");
        Assert.True(Conditions.Hold(new(Any: [no, yes]), Facts));
        Assert.False(Conditions.Hold(new(All: [no, yes]), Facts));
        Assert.True(Conditions.Hold(new(Not: no), Facts));
        Assert.True(Conditions.Hold(null, Facts));
    }

    [Fact]
    public void The_latest_fact_of_a_path_counts() => Assert.True(Conditions.Hold(
        Compare("steps.a.label", ConditionOperator.Is, "\"other\""), [.. Facts, new("steps.a.label", FactKind.Text, "other")]));

    private static ConditionDefinition Compare(string field, ConditionOperator op, string value) =>
        new(Field: field, Op: op, Value: JsonDocument.Parse(value).RootElement);
}
