using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Lock;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.WorkflowContracts.Api;

/// <summary>Tells which contracts there are, how they stand and what their check says.</summary>
public sealed class ContractReadFunctions(ContractCatalog catalog, ContractSwitches switches)
{
    /// <summary>Every workflow with its versions and stops.</summary>
    [Function("Contracts_List")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "contracts")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ContractView[] views = await Task.WhenAll(catalog.Workflows.Select(w => ViewAsync(w, cancellation)));
        return Results.Json(new { contracts = views }, HandshakeJson.Wire);
    }

    /// <summary>One workflow; 404 when there is none of that name.</summary>
    [Function("Contracts_Get")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "contracts/{workflow}")] HttpRequest request,
        string workflow,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return catalog.Versions(workflow).Count == 0
            ? NoSuch(workflow)
            : Results.Json(await ViewAsync(workflow, cancellation), HandshakeJson.Wire);
    }

    /// <summary>What the check says of each version, and which check it passed.</summary>
    [Function("Contracts_Check")]
    public IResult Check(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "contracts/{workflow}/check")] HttpRequest request, string workflow)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<CheckedVersion> versions = catalog.Versions(workflow);
        return versions.Count == 0
            ? NoSuch(workflow)
            : Results.Json(
                new
                {
                    workflow,
                    interpreter_sha256 = CheckedSources.Sha256,
                    versions = versions.Select(v => new
                    {
                        version = v.Folder.Version,
                        contract_sha256 = v.Folder.Sha256,
                        passed = v.MayActivate,
                        computed_class = v.Definition is null ? (Definitions.ContractClass?)null : ComputedClass.Of(v.Definition),
                        problems = v.Problems,
                        checks = catalog.Passed.Lines.Where(l => l.ContractSha256 == v.Folder.Sha256),
                    }),
                },
                HandshakeJson.Wire);
    }

    internal static IResult NoSuch(string workflow) => Problem.Result(
        404, ContractCodes.NoSuchContract, "There is no such contract", $"No workflow folder is named '{workflow}'.");

    private async Task<ContractView> ViewAsync(string workflow, CancellationToken cancellation) => ContractView.Of(
        workflow,
        await catalog.LookAsync(workflow, cancellation),
        catalog.Versions(workflow),
        await switches.StopsAsync(workflow, cancellation));
}
