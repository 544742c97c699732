using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Lowers the prediction of one sample. Where all layers fit into one method, narrow tensors stay in registers from layer to layer:
/// storing them and reading them back to spread each element costs more than shuffles.
/// </summary>
internal static class OneSampleLowering
{
    /// <summary>Up to how many vectors of what a layer gives are kept in registers.</summary>
    private const int MostRegisterVectors = 2;

    /// <summary>Up to how many of what a layer has beside that: as many as a product that is spelled out leaves there.</summary>
    private const int MostKeptVectors = 12;

    /// <summary>Up to how many vector operations a call would be a good part of the work.</summary>
    private const int InlinedBudget = 48;

    /// <param name="stages">The layers.</param>
    /// <param name="registry">Takes the methods.</param>
    /// <param name="states">Where what layers remember from step to step is, where steps come one by one; <see langword="null"/> otherwise.</param>
    /// <param name="scratch">Receives how many floats of scratch are needed.</param>
    public static EquatableArray<CallPlan> Lower(ImmutableArray<Stage> stages, MethodRegistry registry, StateArena? states, out int scratch)
    {
        HashSet<string> registers = new(stages
            .Where(stage => IsRow(stage.Output, MostRegisterVectors))
            .SelectMany(stage => new[] { InferencePlaces.OutputName(stage), InferencePlaces.SumsName(stage) })
            .Concat(stages.SelectMany(stage => stage.KeptTensors
                .Where(kept => IsRow(kept.Layout, MostKeptVectors))
                .Select(kept => InferencePlaces.KeptName(stage, kept)))));
        while (true)
        {
            List<Kernel> kernels = Kernels(stages, registers, states, out scratch);
            List<List<Kernel>> groups = MethodBudget.Split(kernels);
            int kept = registers.Count;
            registers.RemoveWhere(name => groups.Count > 1 || kernels.Any(kernel => kernel.Touches(name) && !kernel.CanUseRegisters(name)));
            if (registers.Count == kept)
            {
                return Calls(groups, registry, states is null ? "PredictOne" : "StepOne", states is null ? "sample" : "step");
            }
        }
    }

    private static bool IsRow(TensorLayout layout, int vectors) => layout.Positions == 1 && !layout.IsExact && layout.Lanes.Vectors <= vectors;

    private static List<Kernel> Kernels(ImmutableArray<Stage> stages, HashSet<string> registers, StateArena? states, out int scratch)
    {
        ValuePlaces places = new InferencePlaces(stages, isRows: false, keepsLogits: false, registers).Place(states, out scratch);
        List<Kernel> kernels = [];
        foreach (Stage stage in stages)
        {
            stage.Descriptor.LowerForward(
                new ForwardContext(stage, Extent.Of(1), places, skipsActivation: false, (_, kernel) => kernels.Add(kernel)));
        }

        return kernels;
    }

    private static EquatableArray<CallPlan> Calls(List<List<Kernel>> groups, MethodRegistry registry, string name, string what)
    {
        string count = Literal.Integer(groups.Count);
        return groups
            .Select((group, index) => (Group: group, Part: Literal.Integer(index + 1)))
            .Select(part => registry.CallTogether(
                groups.Count == 1 ? name : name + "Part" + part.Part,
                groups.Count == 1 ? $"One {what} through all layers." : $"One {what} through the layers, part {part.Part} of {count}.",
                part.Group,
                isInlined: groups.Count == 1 && part.Group.Sum(kernel => kernel.UnrolledOperations) <= InlinedBudget))
            .ToEquatableArray();
    }
}
