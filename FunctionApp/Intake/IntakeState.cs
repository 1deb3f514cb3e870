namespace FunctionApp.Intake;

/// <summary>Where an item stands at the door.</summary>
internal enum IntakeState
{
    /// <summary>Stored; its run is still to be started.</summary>
    Stored,

    /// <summary>It became a run.</summary>
    Started,

    /// <summary>It lies in the reject queue.</summary>
    Rejected,

    /// <summary>The workflow took nothing at that time; sending it again tries again.</summary>
    Refused,
}
