namespace FunctionApp.Hosting;

/// <summary>Why bytes are no JSON that the house takes.</summary>
public enum JsonFault
{
    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>The bytes are not UTF-8.</summary>
    NotUtf8,

    /// <summary>The grammar is broken.</summary>
    NotJson,

    /// <summary>Objects and lists are nested too deep.</summary>
    TooDeep,

    /// <summary>One object names a member twice.</summary>
    DuplicateMember,

    /// <summary>An escape stands for half a character.</summary>
    HalfCharacter,
}
