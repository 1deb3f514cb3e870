using System.Text.Json;

namespace FunctionApp.Pages.RunDocuments;

/// <summary>Names of cases as documents write them.</summary>
internal static class Words
{
    internal static string Upper<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    internal static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    internal static string KindOf(object union) => JsonNamingPolicy.SnakeCaseLower.ConvertName(union.GetType().Name);
}
