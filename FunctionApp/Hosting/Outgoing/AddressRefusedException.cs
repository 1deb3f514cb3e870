namespace FunctionApp.Hosting.Outgoing;

/// <summary>A host led to an address that calls to the outside must not reach; nothing was sent.</summary>
public sealed class AddressRefusedException(string host)
    : IOException($"'{host}' leads to a private or reserved address, which is not allowed for it");
