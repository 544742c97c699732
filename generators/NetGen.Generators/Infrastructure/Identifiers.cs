using System;
using System.Collections.Generic;

namespace NetGen.Generators.Infrastructure;

/// <summary>Names as C# source has to spell them.</summary>
internal static class Identifiers
{
    // The reserved keywords, and the contextual ones that cannot name a type (or warn when they do).
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event "
        + "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null "
        + "object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string "
        + "struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while "
        + "__arglist __makeref __reftype __refvalue "
        + "allows async await dynamic extension field file global managed nameof nint notnull nuint partial record required scoped unmanaged "
        + "value var when where yield").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The name with <c>@</c> before it where it would be read as a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;
}
