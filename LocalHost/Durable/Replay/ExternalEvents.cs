using Microsoft.DurableTask;

namespace LocalHost.Durable.Replay;

/// <summary>Events and who waits for them: early events wait first-in first-out, the newest waiter is served first.</summary>
/// <remarks>A cancelled waiter keeps its place and swallows the next event, as on the platform.</remarks>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Stack<Waiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Payload)> _early = [];

    public bool AnyoneWaits => _waiters.Values.Any(stack => stack.Any(waiter => !waiter.IsDone));

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation)
    {
        Stack<Waiter> stack = _waiters.TryGetValue(name, out Stack<Waiter>? known) ? known : _waiters[name] = new();
        if (stack.TryPeek(out Waiter? other) && other.PayloadType != typeof(T))
        {
            throw new ArgumentException(
                "Events with the same name must have the same type argument. Expected "
                + $"{other.PayloadType.FullName} but was requested {typeof(T).FullName}.");
        }

        Waiter<T> waiter = new();
        stack.Push(waiter);
        int early = _early.FindIndex(item => item.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (early >= 0)
        {
            (string Name, string? Payload) item = _early[early];
            _early.RemoveAt(early);
            Deliver(item.Name, item.Payload);
        }

        cancellation.Register(() => waiter.Cancel(cancellation));
        return waiter.Task;
    }

    public void Deliver(string name, string? payload)
    {
        if (_waiters.TryGetValue(name, out Stack<Waiter>? stack) && stack.TryPop(out Waiter? newest))
        {
            newest.Serve(converter.Deserialize(payload, newest.PayloadType));
        }
        else
        {
            _early.Add((name, payload));
        }
    }

    public IReadOnlyList<(string Name, string? Payload)> TakeEarly()
    {
        (string Name, string? Payload)[] taken = [.. _early];
        _early.Clear();
        return taken;
    }

    private abstract class Waiter
    {
        public abstract Type PayloadType { get; }

        public abstract bool IsDone { get; }

        public abstract void Serve(object? payload);
    }

    private sealed class Waiter<T> : Waiter
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Task<T> Task => _source.Task;

        public override Type PayloadType => typeof(T);

        public override bool IsDone => _source.Task.IsCompleted;

        public override void Serve(object? payload) => _source.TrySetResult((T)payload!);

        public void Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
    }
}
