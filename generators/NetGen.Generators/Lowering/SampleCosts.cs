using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Decides between rows in lanes and samples in lanes.</summary>
internal static class SampleCosts
{
    /// <summary>How many vector operations a kernel may spell out.</summary>
    private const int MostKernelOperations = 400;

    private const int MostOperations = 4000;

    /// <summary>Whether samples in lanes are worth their text.</summary>
    public static bool Pay(StepKernels rows, IEnumerable<Kernel> samples, int lanes) =>
        samples.All(kernel => kernel.UnrolledOperations <= MostKernelOperations)
        && samples.Sum(kernel => kernel.UnrolledOperations) <= MostOperations;
}
