using System;

namespace Penguins;

/// <summary>The species, spelled as in the data; their numbers are the network's classes.</summary>
internal enum Species
{
    Adelie,
    Chinstrap,
    Gentoo,
}

internal static class SpeciesNames
{
    /// <summary>The name of each class, in the order of the network's outputs.</summary>
    public static string[] All { get; } = Enum.GetNames<Species>();
}
