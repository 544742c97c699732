using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>The names of a network's layers, and what they refer to.</summary>
internal sealed class LayerNames
{
    private const string NameProperty = "Name";
    private const string FromProperty = "From";
    /// <summary>What the network's input is called.</summary>
    public const string InputName = "input";

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private LayerNames()
    {
    }

    /// <summary>Gives every layer its name and reports names that cannot be used or are not unique.</summary>
    public static LayerNames Assign(ImmutableArray<LayerDeclaration> layers)
    {
        LayerNames names = new();
        foreach (LayerDeclaration layer in layers)
        {
            string index = layer.Index.ToString(CultureInfo.InvariantCulture);
            string? declared = layer.Arguments.Text(NameProperty);
            layer.Name = declared ?? index;
            layer.IsNamed = layer.Name != index;
            if (declared is not null && Objection(declared, layer.Index, layers.Length) is { } rule)
            {
                layer.Arguments.Report(Problem.InvalidName, NameProperty, Printable(declared), rule);
            }
            else if (names._indices.TryGetValue(layer.Name, out int first))
            {
                layer.Arguments.Report(Problem.DuplicateName, NameProperty, layer.Name, first, layer.Index);
            }
            else
            {
                names._indices.Add(layer.Name, layer.Index);
            }
        }

        return names;
    }

    /// <summary>The indices of the layers that a layer reads; <see langword="null"/>, and reported, if one is no layer before it.</summary>
    public ImmutableArray<int>? Sources(LayerDeclaration layer)
    {
        if (layer.Arguments.Texts(FromProperty) is not { } from)
        {
            return ImmutableArray.Create(layer.Index - 1);
        }

        if (from.IsEmpty)
        {
            layer.Arguments.Report(Problem.ArgumentOutOfRange, FromProperty, FromProperty, "the names of one layer or more", "empty");
            return null;
        }

        ImmutableArray<int>.Builder sources = ImmutableArray.CreateBuilder<int>(from.Length);
        for (int i = 0; i < from.Length; i++)
        {
            string? name = from[i];
            if (name == InputName)
            {
                sources.Add(LayerModel.NetworkInput);
            }
            else if (name is null || !_indices.TryGetValue(name, out int source))
            {
                IEnumerable<string> known = Before(layer.Index);
                layer.Arguments.ReportElement(
                    Problem.UnknownSource,
                    FromProperty,
                    i,
                    layer.Name,
                    name is null ? "null" : Printable(name),
                    string.Join(", ", known.Select(candidate => "\"" + candidate + "\"")),
                    name is null ? FixHint.None : new FixHint(FixHint.Names, string.Join("\n", known)));
            }
            else if (source >= layer.Index)
            {
                layer.Arguments.ReportElement(Problem.SourceNotBefore, FromProperty, i, layer.Name, name);
            }
            else
            {
                sources.Add(source);
            }
        }

        return sources.Count == from.Length ? sources.ToImmutable() : null;
    }

    // What a name must be and this one is not. Names prefix tensors in files and are printed in tables and comments.
    private static string? Objection(string name, int index, int count)
    {
        if (name.Length == 0)
        {
            return "at least one character long";
        }

        if (name == InputName)
        {
            return "other than \"input\", which is the network's own input";
        }

        if (name.Contains('.'))
        {
            return "without dots, which separate layer and tensor in files";
        }

        if (name.Where((c, i) => !IsPrintable(name, i)).Any())
        {
            return "printable text without control characters and broken surrogates";
        }

        bool otherIndex = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number != index
            && number < count
            && name == number.ToString(CultureInfo.InvariantCulture);
        return otherIndex ? "other than the index of another layer" : null;
    }

    private static bool IsPrintable(string name, int i) => char.GetUnicodeCategory(name[i]) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate => char.IsHighSurrogate(name[i])
            ? i + 1 < name.Length && char.IsLowSurrogate(name[i + 1])
            : i > 0 && char.IsHighSurrogate(name[i - 1]),
        _ => true,
    };

    private static string Printable(string name) =>
        string.Concat(name.Select((c, i) => IsPrintable(name, i) ? c.ToString() : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)));

    private IEnumerable<string> Before(int index) => new[] { InputName }
        .Concat(_indices.Where(entry => entry.Value < index).OrderBy(entry => entry.Value).Select(entry => entry.Key));
}
