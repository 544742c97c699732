using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>Which tensors of a file go into which layers of a network.</summary>
public sealed record TransferOptions
{
    /// <summary>The names of the network's layers to load; <see langword="null"/> for all that the file has tensors for.</summary>
    public IReadOnlyCollection<string>? Layers { get; init; }

    /// <summary>Layers that are called otherwise in the file: its name by the network's. A layer that is not here has the same name in both.</summary>
    public IReadOnlyDictionary<string, string> NamesInFile { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What precedes the layers' names in the file, as in <c>encoder.</c>; nothing unless said.</summary>
    public string PrefixInFile { get; init; } = "";

    /// <summary>
    /// Whether it is an error if a tensor of the layers to load is not in the file or has another shape. Default: <see langword="false"/>; the
    /// report says which were left as they were.
    /// </summary>
    public bool RequireAll { get; init; }
}
