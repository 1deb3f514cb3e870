namespace FunctionApp.WorkflowContracts.Checks.Model;

/// <summary>The promises that the model check proves; each has a page in docs/errors.</summary>
internal static class Promise
{
    public const string EndsOrWaits = "CON080";
    public const string YesBeforeEffect = "CON081";
    public const string EffectOnce = "CON082";
    public const string Undone = "CON083";
    public const string OnTheRecord = "CON084";
    public const string NoCrash = "CON085";
    public const string EveryItem = "CON086";
    public const string PeopleAreTold = "CON087";
    public const string RuleIsFinal = "CON088";
}
