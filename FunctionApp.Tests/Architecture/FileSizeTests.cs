using Xunit;

namespace FunctionApp.Tests.Architecture;

public sealed class FileSizeTests
{
    [Theory]
    [InlineData("FunctionApp", 300)]
    [InlineData("FunctionApp.Local", 300)]
    [InlineData("LocalHost", 300)]
    [InlineData("FunctionApp.Tests", 400)]
    public void No_file_is_longer_than_one_idea(string project, int most) => Assert.Empty(
        SourceFiles.Under(project).Where(f => File.ReadLines(f).Count() > most).Select(f => Path.GetFileName(f)!));
}
