using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>The arguments of one attribute: values from its symbol, places from its syntax.</summary>
internal sealed class AttributeArguments : IAttributeArguments
{
    private readonly AttributeData _data;
    private readonly ProblemList _problems;
    private readonly ArgumentPlaces _places;

    public AttributeArguments(AttributeData data, AttributeSyntax syntax, ProblemList problems)
    {
        _data = data;
        _problems = problems;
        _places = new ArgumentPlaces(syntax, data.AttributeConstructor);
        if (IsBroken(data))
        {
            IsUsable = false;
            problems.LeaveToCompiler();
        }
    }

    /// <summary>Whether the compiler has nothing against the attribute. If it has, there is nothing to read.</summary>
    public bool IsUsable { get; } = true;

    /// <summary>The names of the layers that it reads, for errors about what these give.</summary>
    public ImmutableArray<string> SourceNames { get; set; } = ImmutableArray<string>.Empty;

    /// <summary>Where the attribute begins in its file.</summary>
    public int Position => _places.Position;

    /// <summary>Where the attribute stands.</summary>
    public Location Location => Place(null);

    /// <summary>The names of the properties that are set, in source order.</summary>
    public IEnumerable<string> Properties => _data.NamedArguments.Select(argument => argument.Key);

    /// <summary>Where an argument stands, or the whole attribute if <paramref name="argument"/> is null or not given.</summary>
    public Location Place(string? argument) => _places.Of(argument);

    public int Int32(string parameter) => Constructor(parameter) is { Kind: TypedConstantKind.Primitive, Value: int value } ? value : 1;

    public bool Takes(string parameter) => Constructor(parameter) is not null;

    public int? OptionalInt32(string property) => Property(property) is { Kind: TypedConstantKind.Primitive, Value: int value } ? value : null;

    public TEnum Enum<TEnum>(string parameter)
        where TEnum : struct, Enum
    {
        return Constructor(parameter) is { Kind: TypedConstantKind.Enum, Value: int value } ? Member<TEnum>(parameter, value) : default;
    }

    public TEnum? OptionalEnum<TEnum>(string property)
        where TEnum : struct, Enum
    {
        return Property(property) is { Kind: TypedConstantKind.Enum, Value: int value } ? Member<TEnum>(property, value) : null;
    }

    public double Number(string parameter) => Constructor(parameter) is { Value: double value } ? value : 0;

    public bool Boolean(string property, bool fallback) => Property(property) is { Value: bool value } ? value : fallback;

    public double? Double(string property) => Property(property) is { Value: double value } ? value : null;

    /// <summary>A property of type <see cref="string"/>; <see langword="null"/> if not given.</summary>
    public string? Text(string property) => Property(property) is { Kind: TypedConstantKind.Primitive, Value: string value } ? value : null;

    /// <summary>A property that is an array of strings; <see langword="null"/> if not given, with nulls as they are.</summary>
    public ImmutableArray<string?>? Texts(string property) =>
        Property(property) is { Kind: TypedConstantKind.Array, IsNull: false } constant
            ? constant.Values.Select(value => value.Value as string).ToImmutableArray()
            : null;

    /// <summary>A constructor argument that is an array of <see cref="int"/>; empty if it is <see langword="null"/>.</summary>
    public ImmutableArray<int> Int32s(string parameter) =>
        Constructor(parameter) is { Kind: TypedConstantKind.Array, IsNull: false } constant
            ? constant.Values.Select(value => value.Value is int number ? number : 1).ToImmutableArray()
            : ImmutableArray<int>.Empty;

    public string Describe(ImmutableArray<Shape> inputs) => inputs.Length == SourceNames.Length && inputs.Length > 1
        ? string.Join(", ", inputs.Zip(SourceNames, (input, name) => $"\"{name}\" ({Describe(input)})"))
        : string.Join(", ", inputs.Select(Describe));

    public void Report(Problem problem, string? argument, params object[] messageArguments) =>
        _problems.Add(problem, Place(argument), messageArguments);

    /// <summary>Reports a problem at an element of an argument that is an array, or as near to it as the source has it.</summary>
    public void ReportElement(Problem problem, string argument, int element, params object[] messageArguments) =>
        _problems.Add(problem, _places.OfElement(argument, element), messageArguments);

    private static string Describe(Shape shape) => shape.Rank > 1 ? shape.ToString() : shape + (shape.Size == 1 ? " feature" : " features");

    private static bool IsBroken(AttributeData data) =>
        data.AttributeConstructor is not { } constructor
        || constructor.Parameters.Length != data.ConstructorArguments.Length
        || data.ConstructorArguments.Any(IsBroken)
        || data.NamedArguments.Any(argument => IsBroken(argument.Value));

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsBroken));

    private TEnum Member<TEnum>(string argument, int value)
        where TEnum : struct, Enum
    {
        if (!Members<TEnum>.ByValue.TryGetValue(value, out TEnum member))
        {
            string members = string.Join(", ", System.Enum.GetNames(typeof(TEnum)));
            Report(Problem.UndefinedEnumValue, argument, typeof(TEnum).Name, value, members);
        }

        return member;
    }

    private TypedConstant? Constructor(string parameter)
    {
        ImmutableArray<IParameterSymbol> parameters = _data.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int i = 0; i < parameters.Length && i < _data.ConstructorArguments.Length; i++)
        {
            if (parameters[i].Name == parameter)
            {
                return _data.ConstructorArguments[i];
            }
        }

        return null;
    }

    // Asked for in every layer at every edit: reflection once.
    private static class Members<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<int, TEnum> ByValue = System.Enum.GetValues(typeof(TEnum))
            .Cast<TEnum>()
            .ToDictionary(member => Convert.ToInt32(member, CultureInfo.InvariantCulture));
    }

    private TypedConstant? Property(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in _data.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
