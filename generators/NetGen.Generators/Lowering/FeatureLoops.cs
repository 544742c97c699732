using System.Collections.Generic;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>What moves features between canonical order and that of emitted code.</summary>
internal static class FeatureLoops
{
    /// <summary>The loops that take a run from canonical order to that of emitted code.</summary>
    /// <param name="region">The run.</param>
    /// <param name="sourceStride">From a feature to the next in canonical order.</param>
    /// <param name="targetStride">From a feature to the next in that of emitted code.</param>
    public static IEnumerable<CopyLoop> Loops(this FeatureRegion region, int sourceStride, int targetStride) => region.Run.Positions == 1
        ? [new CopyLoop(region.Run.Channels, sourceStride, targetStride)]
        :
        [
            new CopyLoop(region.Run.Positions, sourceStride, region.Run.Channels * targetStride),
            new CopyLoop(region.Run.Channels, region.Run.Positions * sourceStride, targetStride),
        ];
}
