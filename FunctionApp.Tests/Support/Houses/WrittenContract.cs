using FunctionApp.WorkflowContracts;
using FunctionApp.WorkflowContracts.Checks;
using FunctionApp.WorkflowContracts.Checks.Lock;

namespace FunctionApp.Tests.Support.Houses;

/// <summary>A workflows folder with one small contract: what comes in by some door is assigned at the helpdesk, once.</summary>
internal sealed class WrittenContract : IDisposable
{
    internal const string Workflow = "front-desk";

    private readonly TempFolder _folder = new();

    /// <summary>The parts that differ, each as YAML with its key; <paramref name="ask"/> puts a person before the effect.</summary>
    internal WrittenContract(string triggers, string fields, string limits = "", string key = "record.ref", bool ask = false)
    {
        _folder.File($"{Workflow}/1.0.0/workflow.yaml", $$"""
            contract: 1
            id: {{Workflow}}
            version: 1.0.0
            title: Front desk
            owner: support-lead
            rollback_owner: operations-lead
            class: deterministic
            risk_tier: low
            retention: P30D
            sla: { finish_within: P40D, first_response_within: P40D }
            triggers: {{triggers}}
            input: {{fields}}
            {{(limits.Length == 0 ? "" : $"limits: {limits}")}}
            steps:
            {{(ask ? Ask : "")}}
              - id: assign
                owner: support-lead
                needs: [{{(ask ? "ask" : "")}}]
                do:
                  kind: effect
                  connector: helpdesk
                  operation: assign
                  payload:
                    - { field: ticket_id, from: {{key}} }
                    - { field: item, from: record }
                  idempotency: { scope: run }
                  irreversible: true
                  in_doubt: { by: target_honours_key, within: PT2H, tell: operations-lead }
                on_failure: { attempts: 3, delay: PT10S, timeout: PT30S }
            output:
              - { field: ref, from: {{key}} }
            kpis:
              baseline:
                version: 2026-01
                minutes_per_item: 1
                cost_per_item: { amount: 1, currency: EUR }
                error_rate: 0.01
                cycle_time: PT1H
              value_per_item: { amount: 1, currency: EUR }
              reviewer_cost_per_hour: { amount: 30, currency: EUR }
            """);
        ContractFolder read = ContractFolder.Read(Path.Combine(_folder.FullPath, Workflow, "1.0.0"));
        Xunit.Assert.Empty(ContractCheck.Check(read, HouseView.Read(_folder.FullPath)).Problems.Select(p => p.ToString()));
        new ChecksLock([new(Workflow, "1.0.0", read.Sha256, CheckedSources.Sha256, "test", 1, 1)]).Write(_folder.FullPath);
    }

    private const string Ask = """
          - id: ask
            owner: support-lead
            needs: []
            do:
              kind: approve
              role: support-lead
              covers: [assign]
              deadline: P30D
              silence: decline
        """;

    internal string FullPath => _folder.FullPath;

    internal Task<House> OpenAsync(params (string Name, string Value)[] settings) =>
        House.StartAsync([("Handshake:WorkflowsFolder", FullPath), .. settings]);

    public void Dispose() => _folder.Dispose();
}
