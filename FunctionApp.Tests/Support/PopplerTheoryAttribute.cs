using FunctionApp.Steps.Documents.Pdf;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FunctionApp.Tests.Support;

/// <summary>A theory that needs Poppler's tools (package poppler-utils) on this machine.</summary>
public sealed class PopplerTheoryAttribute : TheoryAttribute
{
    public PopplerTheoryAttribute() => Skip = new PopplerTools(new ConfigurationBuilder().Build()).Available
        ? null
        : "pdftotext is not installed here (package poppler-utils)";
}
