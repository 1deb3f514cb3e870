using FunctionApp.Handoffs;

namespace FunctionApp.Effects.Ledger;

/// <summary>The ledger's word to a wish: go ahead with this row, or what is already so.</summary>
/// <remarks>Exactly one of the two is there; <paramref name="Alert"/> says that somebody must be told.</remarks>
internal sealed record LedgerClaim(LedgerRow? Mine, EffectReceipt? Standing, bool Alert = false);
