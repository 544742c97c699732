namespace NetGen.Runtime;

/// <summary>
/// The constants of the safetensors format: an 8-byte little-endian header length, a JSON header that gives each tensor's
/// type, shape and place, then the tensors' row-major little-endian data, without holes.
/// Source: github.com/huggingface/safetensors, section "Format" of the README.
/// </summary>
internal static class SafetensorsFormat
{
    /// <summary>The bytes that hold the header's length.</summary>
    public const int LengthSize = sizeof(ulong);

    /// <summary>The header's largest length in bytes: the format's own limit.</summary>
    public const int MaximumHeaderLength = 100_000_000;

    /// <summary>The header is padded with spaces to a multiple of this, so that data starts aligned.</summary>
    public const int HeaderAlignment = 8;

    /// <summary>The format's name of 32-bit IEEE 754 floats.</summary>
    public const string Float32 = "F32";

    /// <summary>Integers of 64 bits, of which PyTorch has one beside running statistics.</summary>
    public const string Int64 = "I64";

    /// <summary>The header's entry that is no tensor but strings by name.</summary>
    public const string Metadata = "__metadata__";

    public const string DataType = "dtype";
    public const string Shape = "shape";
    public const string DataOffsets = "data_offsets";

    /// <summary>The metadata entry with the version of what NetGen adds to the format: its metadata and tensor names.</summary>
    public const string VersionKey = "netgen.format_version";

    /// <summary>The metadata entry with the network's name.</summary>
    public const string NetworkKey = "netgen.network";

    /// <summary>The metadata entry with the network's declaration, as JSON.</summary>
    public const string DefinitionKey = "netgen.definition";

    /// <summary>The version that is written, and the only one that is read.</summary>
    public const string Version = "1";
}
