using FunctionApp.Hosting;
using FunctionApp.Intake.Ticks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace FunctionApp.Intake;

/// <summary>The doors of the house.</summary>
public sealed class IntakeFunctions(
    IntakeHttp http, IntakeUploads uploads, IntakeWebhooks webhooks, IntakeQueue queue, IntakePoison poison, IntakeSweep sweep, IntakeTick tick)
{
    /// <summary>An item from a caller with a function key.</summary>
    [Function("Intake_HttpRun")]
    public Task<IResult> HttpRunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{workflow}/runs")] HttpRequest request,
        string workflow,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => http.TakeAsync(request, workflow, client, cancellation);

    /// <summary>Documents from a caller with a function key.</summary>
    [Function("Intake_Upload")]
    public Task<IResult> UploadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "workflows/{workflow}/documents")] HttpRequest request,
        string workflow,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => uploads.TakeAsync(request, workflow, client, cancellation);

    /// <summary>An item from a sender that signs.</summary>
    [Function("Intake_Webhook")]
    public Task<IResult> WebhookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hooks/{workflow}/{profile}")] HttpRequest request,
        string workflow,
        string profile,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => webhooks.TakeAsync(request, workflow, profile, client, cancellation);

    /// <summary>An item from the queue.</summary>
    [Function("Intake_Queue")]
    public Task QueueAsync(
        [QueueTrigger(StorageNames.WorkflowRequests)] string message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => queue.TakeAsync(message, client, cancellation);

    /// <summary>A message that failed too often.</summary>
    [Function("Intake_Poison")]
    public Task PoisonAsync(
        [QueueTrigger(StorageNames.WorkflowRequests + "-poison")] string message,
        CancellationToken cancellation) => poison.KeepAsync(message, cancellation);

    /// <summary>Each minute, for items that wait for their run.</summary>
    [Function("Intake_Sweep")]
    public Task SweepAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return sweep.SweepAsync(client, cancellation);
    }

    /// <summary>Each minute, for schedules that are due and files that were dropped.</summary>
    [Function("Intake_Tick")]
    public Task TickAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return tick.TickAsync(client, cancellation);
    }
}
