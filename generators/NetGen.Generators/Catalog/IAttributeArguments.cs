using System;
using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog;

/// <summary>
/// The arguments of one attribute as plain values. An argument that is missing or of the wrong type (the compiler has reported it) gives
/// a harmless value; the network is then not emitted.
/// </summary>
internal interface IAttributeArguments
{
    /// <summary>A constructor argument of type <see cref="int"/>.</summary>
    int Int32(string parameter);

    /// <summary>Whether the constructor that is called has a parameter of that name.</summary>
    bool Takes(string parameter);

    /// <summary>A named argument of type <see cref="int"/>; <see langword="null"/> if not given.</summary>
    int? OptionalInt32(string property);

    /// <summary>A constructor argument that is an enum member; a value without a member is reported as an error.</summary>
    TEnum Enum<TEnum>(string parameter)
        where TEnum : struct, Enum;

    /// <summary>A named argument that is an enum member; <see langword="null"/> if not given, and a value without a member is an error.</summary>
    TEnum? OptionalEnum<TEnum>(string property)
        where TEnum : struct, Enum;

    /// <summary>A named argument of type <see cref="bool"/>.</summary>
    bool Boolean(string property, bool fallback);

    /// <summary>A constructor argument of type <see cref="double"/>.</summary>
    double Number(string parameter);

    /// <summary>A named argument of type <see cref="double"/>; <see langword="null"/> if not given.</summary>
    double? Double(string property);

    /// <summary>The shapes that a layer reads, in the words of an error: each with the name of the layer that gives it, if there are several.</summary>
    string Describe(ImmutableArray<Shape> inputs);

    /// <summary>
    /// Reports a problem at an argument, or at the whole attribute if <paramref name="argument"/> is null or not given. A
    /// <see cref="FixHint"/> among the message's arguments is for code fixes.
    /// </summary>
    void Report(Problem problem, string? argument, params object[] messageArguments);
}
