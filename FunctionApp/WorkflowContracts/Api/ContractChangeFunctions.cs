using System.Text;
using System.Text.Json;
using FunctionApp.Hosting;
using FunctionApp.WorkflowContracts.Catalog;
using FunctionApp.WorkflowContracts.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FunctionApp.WorkflowContracts.Api;

/// <summary>Operators stop a workflow, a step or a connector at once, let it go on, and choose versions; all of it on the record.</summary>
public sealed class ContractChangeFunctions(ContractCatalog catalog, ContractSwitches switches, TimeProvider time)
{
    private const int MostBytes = 8 * 1024;

    /// <summary>200 when it is stopped or goes on; 400, 404; 409 for a class laxer than the contract's own.</summary>
    [Function("Contracts_Class")]
    public async Task<IResult> SetClassAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "contracts/{workflow}/class")] HttpRequest request,
        string workflow,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (catalog.Versions(workflow).FirstOrDefault(v => v.Definition is not null)?.Definition is not { } contract)
        {
            return ContractReadFunctions.NoSuch(workflow);
        }

        if (await BodyAsync<ClassWish>(request, cancellation) is not { Reason.Length: > 0, Actor.Length: > 0 } wish || !Names(contract, wish))
        {
            return Problem.Result(
                400, ContractCodes.NotUnderstood, "This changes no class",
                "Send JSON {\"class\": \"blocked\", \"reason\": ..., \"actor\": ..., \"step\" or \"connector\": ...?}; a step must be one of the contract's.");
        }

        if (wish.Class != ContractClass.Blocked && wish.Class != contract.Class)
        {
            return Problem.Result(
                409, ContractCodes.CannotLoosen, "A class can only be tightened",
                $"The contract is {JsonNamingPolicy.SnakeCaseLower.ConvertName(contract.Class.ToString())}; send blocked to stop, or that class to let it go on.");
        }

        await ApplyAsync(workflow, wish, cancellation);
        return Results.Json(new { workflow, stops = await switches.StopsAsync(workflow, cancellation) }, HandshakeJson.Wire);
    }

    /// <summary>200 when new runs start on the version; 400, 404; 409 when it has problems.</summary>
    [Function("Contracts_Version")]
    public async Task<IResult> ChooseVersionAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "contracts/{workflow}/version")] HttpRequest request,
        string workflow,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (catalog.Versions(workflow).Count == 0)
        {
            return ContractReadFunctions.NoSuch(workflow);
        }

        if (await BodyAsync<VersionWish>(request, cancellation) is not { Version.Length: > 0, Actor.Length: > 0 } wish)
        {
            return Problem.Result(
                400, ContractCodes.NotUnderstood, "This chooses no version", "Send JSON {\"version\": ..., \"actor\": ...}.");
        }

        return await catalog.ChooseAsync(workflow, wish.Version, Pseudonym(wish.Actor), cancellation)
            ? Results.Json(new { workflow, version = wish.Version }, HandshakeJson.Wire)
            : Problem.Result(
                409, ContractCodes.CannotActivate, "This version cannot become active",
                $"There is no version '{wish.Version}' without problems; see GET /api/contracts/{workflow}/check.");
    }

    private async Task ApplyAsync(string workflow, ClassWish wish, CancellationToken cancellation)
    {
        (SwitchKind kind, string target) = wish switch
        {
            { Connector: { } connector } => (SwitchKind.Connector, connector),
            { Step: { } step } => (SwitchKind.Step, step),
            _ => (SwitchKind.Workflow, workflow),
        };
        string actor = Pseudonym(wish.Actor);
        if (wish.Class == ContractClass.Blocked)
        {
            await switches.StopAsync(workflow, new(kind, target, wish.Reason, actor, time.GetUtcNow()), cancellation);
        }
        else
        {
            await switches.ReleaseAsync(workflow, kind, target, actor, cancellation);
        }
    }

    private static bool Names(WorkflowDefinition contract, ClassWish wish) =>
        wish.Step is null
            ? wish.Connector is null || contract.Steps.Any(s => s.Do is StepWork.Effect e && e.Connector == wish.Connector)
            : wish.Connector is null && contract.Steps.Any(s => s.Id == wish.Step);

    /// <summary>The record holds no names.</summary>
    private static string Pseudonym(string actor) =>
        $"operator:{BlobVault.Sha256Of(Encoding.UTF8.GetBytes(actor.Trim().ToLowerInvariant()))[..12]}";

    private static async Task<T?> BodyAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        byte[] buffer = new byte[MostBytes + 1];
        int read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        try
        {
            return read > MostBytes ? null : JsonSerializer.Deserialize<T>(buffer.AsSpan(0, read), HandshakeJson.Authored);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
