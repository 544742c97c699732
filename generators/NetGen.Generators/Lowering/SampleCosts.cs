using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Decides between rows in lanes and samples in lanes. Both forms of a step are measured in vector operations a sample, in a batch of usual size; samples in
/// lanes must be clearly ahead, since their text grows with the number of weights. The figures behind the constants are in
/// docs/adr/0005-samples-in-lanes.md.
/// </summary>
internal static class SampleCosts
{
    /// <summary>How many a training step may spell out.</summary>
    private const int MostOfStep = 1800;

    /// <summary>The batch that is reckoned with.</summary>
    private const int Samples = 32;

    /// <summary>What folding the lanes of a vector into one number costs.</summary>
    private const int Fold = 10;

    /// <summary>What it costs, four vectors at a time and between other work, for each sum over samples.</summary>
    private const int SharedFold = 5;

    /// <summary>How far ahead samples in lanes must be.</summary>
    private const double Lead = 1.15;

    /// <summary>Whether a step's products alone are within the limit: spares spelling out what is far beyond it.</summary>
    public static bool AreShort(StepKernels rows) => Kernels(rows).Sum(kernel => kernel switch
    {
        Contraction contraction => (long)contraction.N.Length * Count(contraction.M) * Count(contraction.K),
        Reduce reduce => (long)reduce.Lanes.Length * reduce.Steps.Count,
        _ => 0,
    }) <= MostOfStep;

    /// <summary>Whether the kernels with samples in lanes are within the limits, and cheaper than those over rows.</summary>
    public static bool Pay(StepKernels rows, IReadOnlyList<Kernel> samples, int lanes) =>
        samples.All(kernel => kernel.UnrolledOperations <= MethodBudget.Operations)
        && samples.Sum(kernel => kernel.UnrolledOperations) <= MostOfStep
        && Kernels(rows).Sum(OfRow) > Lead * samples.Sum(kernel => OfSample(kernel, lanes));

    private static IEnumerable<Kernel> Kernels(StepKernels rows) =>
        rows.Forward.Append(rows.LossOfTargets).Concat(rows.Backward).Select(kernel => kernel.Kernel);

    private static int Count(Extent extent) => extent.IsRows ? 1 : extent.Constant;

    private static double OfRow(Kernel kernel) => kernel switch
    {
        Contraction { M.IsRows: true } product => product.N.Vectors * (product.K.Constant + OperationCount.Of(product.Epilogue)),
        Contraction product => product.N.Vectors * product.M.Constant,
        Reduce reduce => reduce.Steps.Sum(step => OfStep(step, reduce.Lanes.Vectors)),
        _ => 0,
    };

    private static double OfStep(RowStep step, int vectors) => step switch
    {
        LanePass pass => pass.Values.Sum(value => vectors * (1 + OperationCount.Of(value.Value)))
            + pass.Folds.Sum(fold => Fold + (vectors * (1 + OperationCount.Of(fold.Value)))),
        RowScalar scalar => OperationCount.Of(scalar.Value),
        AddToTotal total => OperationCount.Of(total.Value),
        _ => 0,
    };

    private static double OfSample(Kernel kernel, int lanes) => kernel is SampleProducts products
        ? products.N.Length * (products.RowCount + (products.Ones is null ? 0 : 1)) * ((1.0 / lanes) + ((double)SharedFold / Samples))
        : (double)kernel.UnrolledOperations / lanes;
}
