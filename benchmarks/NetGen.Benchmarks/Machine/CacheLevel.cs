using System.Collections.Immutable;

namespace NetGen.Benchmarks.Machine;

/// <summary>A buffer size that stands for a cache level: well within the level and well beyond the one before, on common machines.</summary>
internal readonly record struct CacheLevel(string Name, long Bytes)
{
    public static ImmutableArray<CacheLevel> All { get; } =
    [
        new("L1", 16 * 1024),
        new("L2", 256 * 1024),
        new("L3", 4 * 1024 * 1024),
    ];
}
