using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Decides between rows in lanes and samples in lanes, by the vector operations that samples in lanes spell out: with few, what rows waste
/// on padding and on folds across lanes is most of a step; with many, tiles of rows reach the same speed in less text. The figures behind
/// the limits are in docs/adr/0005-samples-in-lanes.md.
/// </summary>
internal static class SampleCosts
{
    /// <summary>How many a kernel may spell out, which cannot be cut: what keeps the JIT's optimiser on.</summary>
    private const int MostOfKernel = 400;

    /// <summary>How many a training step may spell out.</summary>
    private const int MostOfStep = 1800;

    /// <summary>Whether a step's products alone are within the limit: spares spelling out what is far beyond it.</summary>
    public static bool AreShort(StepKernels rows) => rows.Forward
        .Concat(rows.Backward)
        .Append(rows.LossOfTargets)
        .Sum(kernel => kernel.Kernel switch
        {
            Contraction contraction => contraction.N.Length * (contraction.M.IsRows ? 1L : contraction.M.Constant) * (contraction.K.IsRows ? 1L : contraction.K.Constant),
            Reduce reduce => (long)reduce.Lanes.Length * reduce.Steps.Count,
            _ => 0,
        }) <= MostOfStep;

    /// <summary>Whether the kernels with samples in lanes are within the limits.</summary>
    public static bool Pay(IEnumerable<Kernel> samples)
    {
        List<int> operations = samples.Select(kernel => kernel.UnrolledOperations).ToList();
        return operations.All(count => count <= MostOfKernel) && operations.Sum() <= MostOfStep;
    }
}
