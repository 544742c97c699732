using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Catalog;

namespace NetGen.Generators.Declaration;

/// <summary>The runtime's attribute types, recognised by their symbols, so that aliases and full names need no care.</summary>
internal static class KnownTypes
{
    public const string NetworkAttribute = Namespace + "." + NetworkName;

    private const string Namespace = "NetGen";
    private const string NetworkName = "NetworkAttribute";
    private const string TrainingName = "TrainingAttribute";
    private const string LayerName = "LayerAttribute";

    private static readonly Dictionary<string, LayerDescriptor> Layers =
        Catalogue.Layers.ToDictionary(layer => layer.Kind + "Attribute", StringComparer.Ordinal);

    public static bool IsNetwork(INamedTypeSymbol? type) => Is(type, NetworkName);

    public static bool IsTraining(INamedTypeSymbol? type) => Is(type, TrainingName);

    public static bool IsLayer(INamedTypeSymbol? type)
    {
        for (INamedTypeSymbol? ancestor = type?.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (Is(ancestor, LayerName))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The catalogue's entry for a layer attribute; <see langword="null"/> if there is none.</summary>
    public static LayerDescriptor? Layer(INamedTypeSymbol type) =>
        IsOurs(type) && Layers.TryGetValue(type.MetadataName, out LayerDescriptor? layer) ? layer : null;

    /// <summary>An attribute's name as it is written in brackets.</summary>
    public static string ShortName(INamedTypeSymbol attribute) =>
        attribute.Name.EndsWith("Attribute", StringComparison.Ordinal)
            ? attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length)
            : attribute.Name;

    private static bool Is(INamedTypeSymbol? type, string name) => type?.MetadataName == name && IsOurs(type);

    private static bool IsOurs(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };
}
