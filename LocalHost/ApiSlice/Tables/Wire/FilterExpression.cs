using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;
using Azure.Data.Tables;

namespace LocalHost.ApiSlice.Tables.Wire;

/// <summary>Lambda filters in the service's words.</summary>
internal static class FilterExpression
{
    internal static string? Of<T>(Expression<Func<T, bool>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        string text = Condition(filter.Body, filter.Parameters[0]);
        return text == "true" ? null : text;
    }

    private static string Condition(Expression node, ParameterExpression row) => Bare(node) switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } both =>
            $"({Condition(both.Left, row)}) and ({Condition(both.Right, row)})",
        BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } either =>
            $"({Condition(either.Left, row)}) or ({Condition(either.Right, row)})",
        BinaryExpression comparison => Comparison(comparison, row),
        UnaryExpression { NodeType: ExpressionType.Not } not => $"not ({Condition(not.Operand, row)})",
        MethodCallExpression { Method.Name: nameof(Equals), Object: { } left, Arguments: [{ } right] } => Comparison("eq", left, right, row),
        MethodCallExpression { Method.Name: nameof(Equals), Object: null, Arguments: [{ } left, { } right] } => Comparison("eq", left, right, row),
        { } other when !Mentions(other, row) => ODataLiteral.Of(ValueOf(other)),
        { } other => $"{Property(other, row)} eq true",
    };

    private static string Comparison(BinaryExpression comparison, ParameterExpression row)
    {
        string word = WordOf(comparison.NodeType);
        return Bare(comparison.Left) is MethodCallExpression { Method.Name: "Compare" or "CompareTo" or "CompareOrdinal" } compared
            && ValueOf(comparison.Right) is 0
            ? Comparison(word, compared.Object ?? compared.Arguments[0], compared.Arguments[compared.Object is null ? 1 : 0], row)
            : Comparison(word, comparison.Left, comparison.Right, row);
    }

    private static string Comparison(string word, Expression left, Expression right, ParameterExpression row) =>
        Mentions(left, row)
            ? $"{Property(Bare(left), row)} {word} {Literal(right, Bare(left).Type)}"
            : $"{Property(Bare(right), row)} {Mirrored(word)} {Literal(left, Bare(right).Type)}";

    // The compiler turns a compared enum into its number; the table holds its name.
    private static string Literal(Expression node, Type stored)
    {
        object? value = ValueOf(node);
        Type type = Nullable.GetUnderlyingType(stored) ?? stored;
        return ODataLiteral.Of(type.IsEnum && value is not null ? Enum.ToObject(type, value) : value);
    }

    private static string Property(Expression node, ParameterExpression row) => node switch
    {
        MemberExpression { Member.Name: nameof(Nullable<int>.Value), Expression: MemberExpression inner }
            when Nullable.GetUnderlyingType(inner.Type) is not null => Property(inner, row),
        MemberExpression member when member.Expression is { } owner && Bare(owner) == row => NameOf(member.Member),
        MethodCallExpression { Object: { } owner, Arguments: [{ } name] } call
            when Bare(owner) == row && call.Method.DeclaringType == typeof(TableEntity) => (string)ValueOf(name)!,
        _ => throw new NotSupportedException($"A table filter cannot say '{node}'."),
    };

    private static string NameOf(MemberInfo member) => member.GetCustomAttribute<DataMemberAttribute>()?.Name
        ?? (member.DeclaringType == typeof(Azure.Data.Tables.Models.TableItem) ? "TableName" : member.Name);

    private static string WordOf(ExpressionType type) => type switch
    {
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        _ => throw new NotSupportedException($"A table filter has no word for {type}."),
    };

    private static string Mirrored(string word) => word switch
    {
        "gt" => "lt",
        "ge" => "le",
        "lt" => "gt",
        "le" => "ge",
        _ => word,
    };

    private static Expression Bare(Expression node) =>
        node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked } cast ? Bare(cast.Operand) : node;

    private static object? ValueOf(Expression node) => node switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } captured => field.GetValue(captured.Expression is { } owner ? ValueOf(owner) : null),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private static bool Mentions(Expression node, ParameterExpression row)
    {
        Mention search = new(row);
        search.Visit(node);
        return search.Found;
    }

    private sealed class Mention(ParameterExpression row) : ExpressionVisitor
    {
        internal bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == row;
            return node;
        }
    }
}
