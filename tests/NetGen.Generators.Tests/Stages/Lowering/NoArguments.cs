using System;
using System.Collections.Immutable;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;

namespace NetGen.Generators.Tests.Stages.Lowering;

/// <summary>An attribute that nothing stands in: for descriptors that are asked for shapes only, and report what does not fit.</summary>
internal sealed class NoArguments : IAttributeArguments
{
    /// <summary>What was reported last; <see langword="null"/> if nothing was.</summary>
    public string? Problem { get; private set; }

    public int Int32(string parameter) => throw new NotSupportedException();

    public bool Takes(string parameter) => throw new NotSupportedException();

    public int? OptionalInt32(string property) => throw new NotSupportedException();

    public TEnum Enum<TEnum>(string parameter)
        where TEnum : struct, Enum => throw new NotSupportedException();

    public TEnum? OptionalEnum<TEnum>(string property)
        where TEnum : struct, Enum => throw new NotSupportedException();

    public bool Boolean(string property, bool fallback) => throw new NotSupportedException();

    public double Number(string parameter) => throw new NotSupportedException();

    public double? Double(string property) => throw new NotSupportedException();

    public string Describe(ImmutableArray<Shape> inputs) => string.Join(", ", inputs);

    public void Report(Problem problem, string? argument, params object[] messageArguments) => Problem = $"{problem}: {string.Join("; ", messageArguments)}";
}
