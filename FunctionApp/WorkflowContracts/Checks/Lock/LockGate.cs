using FunctionApp.WorkflowContracts.Catalog;

namespace FunctionApp.WorkflowContracts.Checks.Lock;

/// <summary>Keeps a version inactive that did not pass the check with exactly this content and this interpreter.</summary>
internal static class LockGate
{
    public const string Id = "CON090";

    public static CheckedVersion Hold(CheckedVersion version, ChecksLock passed) =>
        !version.MayActivate || passed.Covers(version.Folder, CheckedSources.Sha256)
            ? version
            : version with
            {
                Problems =
                [
                    new(
                        $"{version.Folder.Workflow}/{version.Folder.Version}/{ContractFolder.ContractFile}", 1, "", Id,
                        "no passed check for exactly this content and this interpreter; run: dotnet run --project FunctionApp.Local -- check"),
                ],
            };
}
