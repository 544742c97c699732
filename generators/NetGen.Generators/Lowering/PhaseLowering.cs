using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Orders the calls of a training step into phases for several threads.</summary>
/// <remarks>
/// Forward, a thread needs nothing but its own samples. The loss is summed in the order of the samples, by one thread; meanwhile the others do
/// what the backward pass computes from parameters alone. Then a layer's gradients need the delta of all samples, which is there when the phase
/// begins, and the delta of its input needs that of its own samples: so a layer is one phase.
/// </remarks>
internal static class PhaseLowering
{
    /// <param name="forward">The calls of the forward pass.</param>
    /// <param name="loss">The loss and its gradient, given target rows.</param>
    /// <param name="lossOfLabels">The same, given class indices.</param>
    /// <param name="backward">The calls of the backward pass, layer by layer from the last.</param>
    public static PhasesPlan Lower(
        EquatableArray<CallPlan> forward, CallPlan loss, CallPlan lossOfLabels, IReadOnlyList<LayerCalls> backward)
    {
        List<CallPlan> ofParameters = backward.SelectMany(layer => layer.Calls).Where(IsOfParameters).ToList();
        return new PhasesPlan(
            Phase("ForwardPart", "samples through all layers", forward),
            Phase("LossPart", "the loss against target rows, and what is computed from parameters alone", ofParameters.Prepend(loss)),
            Phase("LossOfLabelsPart", "the loss against class indices, and what is computed from parameters alone", ofParameters.Prepend(lossOfLabels)),
            backward
                .Select(layer => Phase(
                    layer.Name + "BackwardPart", layer.Words + ", backward", layer.Calls.Where(call => !IsOfParameters(call))))
                .Where(phase => phase.Calls.Count > 0)
                .ToEquatableArray());
    }

    /// <summary>What numbers of samples parts of calls start at: a multiple for all of them.</summary>
    public static int RowMultiple(IEnumerable<CallPlan> calls) => calls
        .Where(call => call.Method.IsSampleWise)
        .Aggregate(1, (multiple, call) => LeastCommonMultiple(multiple, call.Method.SampleMultiple));

    private static bool IsOfParameters(CallPlan call) => call.Method.Kernels.All(kernel => !kernel.UsesRows);

    private static PhasePlan Phase(string name, string summary, IEnumerable<CallPlan> calls)
    {
        EquatableArray<CallPlan> all = calls.ToEquatableArray();
        return new PhasePlan(name, $"A part of a phase: {summary}.", RowMultiple(all), all);
    }

    private static int LeastCommonMultiple(int a, int b)
    {
        int multiple = a;
        while (multiple % b != 0)
        {
            multiple += a;
        }

        return multiple;
    }
}

/// <summary>The calls of a layer's backward pass.</summary>
/// <param name="Name">What the layer's methods are named after.</param>
/// <param name="Words">The layer in words, with shapes.</param>
/// <param name="Calls">The calls, in order.</param>
internal sealed record LayerCalls(string Name, string Words, List<CallPlan> Calls);
