using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Orders the calls of a training step into phases for several threads.</summary>
/// <remarks>
/// Forward, a thread needs nothing but its own samples, unless a layer looks at all of them: that is a phase of its own. The loss is summed in the order of the samples, by one thread; meanwhile the others do
/// what the backward pass computes from parameters alone. Then a layer's gradients need the delta of all samples, which is there when the phase
/// begins, and the delta of its input needs that of its own samples: so a layer is one phase, unless a gradient sums what
/// the layer itself computes of each sample.
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
        List<CallPlan> ofParameters = backward.SelectMany(layer => layer.Calls.Where(call => IsOfParameters(call, layer))).ToList();
        return new PhasesPlan(
            Phases("ForwardPart", "samples through layers", forward).ToEquatableArray(),
            Phase("LossPart", "the loss against target rows, and what is computed from parameters alone", ofParameters.Prepend(loss)),
            Phase("LossOfLabelsPart", "the loss against class indices, and what is computed from parameters alone", ofParameters.Prepend(lossOfLabels)),
            backward
                .SelectMany(layer => Phases(
                    layer.Name + "BackwardPart", layer.Words + ", backward", layer.Calls.Where(call => !ofParameters.Contains(call))))
                .ToEquatableArray());
    }

    /// <summary>Calls as few phases: one begins where a call wants all samples of what another of the phase writes some of, or the other way round.</summary>
    private static IEnumerable<PhasePlan> Phases(string name, string summary, IEnumerable<CallPlan> calls)
    {
        List<List<CallPlan>> groups = [];
        foreach (CallPlan call in calls)
        {
            if (groups.Count == 0 || groups[groups.Count - 1].Any(earlier => Waits(earlier, call)))
            {
                groups.Add([]);
            }

            groups[groups.Count - 1].Add(call);
        }

        return groups.Select((group, index) => Phase(index == 0 ? name : name + Literal.Integer(index + 1), summary, group));
    }

    private static bool Waits(CallPlan earlier, CallPlan later) =>
        !(earlier.Method.IsSampleWise && later.Method.IsSampleWise)
        && (Written(earlier).Any(written => IsAmong(written, later)) || Written(later).Any(written => IsAmong(written, earlier)));

    private static bool IsAmong(Place place, CallPlan call) => call.Places.Any(
        other => other.Base == place.Base && other.Offset == place.Offset && other.RowsOffset == place.RowsOffset);

    private static IEnumerable<Place> Written(CallPlan call)
    {
        HashSet<string> roles = [.. call.Method.Kernels.SelectMany(kernel => kernel.Targets).Select(target => target.Place.Role)];
        return call.Method.Parameters
            .Where(parameter => parameter.Kind is ParameterKind.Floats or ParameterKind.Integers)
            .Zip(call.Places, (parameter, place) => (parameter, place))
            .Where(pair => roles.Contains(pair.parameter.Name))
            .Select(pair => pair.place);
    }

    /// <summary>What numbers of samples parts of calls start at: a multiple for all of them.</summary>
    public static int RowMultiple(IEnumerable<CallPlan> calls) => calls
        .Where(call => call.Method.IsSampleWise)
        .Aggregate(1, (multiple, call) => LeastCommonMultiple(multiple, call.Method.SampleMultiple));

    /// <summary>Whether a call needs parameters alone: neither samples nor what another call of its layer sums over them.</summary>
    private static bool IsOfParameters(CallPlan call, LayerCalls layer) =>
        !UsesRows(call) && !layer.Calls.Where(UsesRows).SelectMany(Written).Any(written => IsAmong(written, call));

    private static bool UsesRows(CallPlan call) => call.Method.Kernels.Any(kernel => kernel.UsesRows);

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
