using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Lowering;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Holds a plan against what emission and the runtime rely on.</summary>
internal sealed class PlanVerifier
{
    private const int MethodBudget = 400;
    private const int FloatsIn64Bytes = 16;
    private const int PhaseRows = 7;

    private static readonly int[] SquareEdges = [4, 8, 16];

    private readonly NetworkModel _model;
    private readonly NetworkPlan _plan;
    private readonly HashSet<string> _faults = [];

    private PlanVerifier(NetworkModel model, NetworkPlan plan)
    {
        _model = model;
        _plan = plan;
    }

    /// <summary>What is wrong with a plan, in words; empty if nothing is.</summary>
    public static IReadOnlyCollection<string> Faults(NetworkModel model, NetworkPlan plan)
    {
        PlanVerifier verifier = new(model, plan);
        verifier.CheckSlots();
        verifier.CheckCanonicalOrder();
        verifier.CheckMethods();
        verifier.CheckUpdate();
        verifier.CheckPhases();
        foreach (PlanMember member in PlanBuffers.Members(plan))
        {
            foreach (int rows in member.Rows)
            {
                verifier.CheckCalls(member, rows);
            }
        }

        return verifier._faults;
    }

    private void Require(bool condition, string fault)
    {
        if (!condition)
        {
            _faults.Add(fault);
        }
    }

    private void CheckSlots()
    {
        ImmutableArray<Stage> stages = StageBuilder.Build(_model, _plan.VectorBits / 32);
        int canonical = 0;
        int layer = 0;
        int arena = 0;

        // A layer that is folded into one long before it has its tensors where it is declared.
        foreach (ParameterSlot slot in stages.SelectMany(stage => stage.Parameters).OrderBy(slot => slot.CanonicalOffset))
        {
            Require(slot.CanonicalOffset == canonical, $"{slot}: canonical order has a gap or an overlap.");
            Require(slot.Layer >= layer, $"{slot}: canonical order is not that of the layers.");
            canonical += (int)slot.Tensor.Shape.Size;
            layer = slot.Layer;
        }

        foreach (ParameterSlot slot in stages.SelectMany(stage => stage.Parameters).OrderBy(slot => slot.ArenaOffset))
        {
            Require(slot.ArenaOffset >= arena, $"{slot} overlaps the slot before it.");
            Require(slot.ArenaOffset % FloatsIn64Bytes == 0, $"{slot} is not aligned.");
            arena = slot.ArenaOffset + slot.Tensor.Layout.Length;
        }

        Require(canonical == _plan.Definition.ParameterCount, "The slots do not have the network's parameters.");
        Require(arena <= _plan.ArenaLength, "The last slot ends outside the arena.");
        Require(_plan.ArenaLength % (_plan.VectorBits / 32) == 0, "The arena is not a multiple of a vector.");
    }

    private void CheckCanonicalOrder()
    {
        int[] arenaOf = new int[_plan.Definition.ParameterCount];
        Array.Fill(arenaOf, -1);
        HashSet<int> taken = [];
        foreach ((int source, int target) in Regions(_plan.FromCanonical))
        {
            Require(arenaOf[source] < 0, "FromCanonical reads a parameter twice.");
            Require(taken.Add(target), "FromCanonical writes an element twice.");
            arenaOf[source] = target;
        }

        Require(!arenaOf.Contains(-1), "FromCanonical leaves parameters out.");
        int gathered = 0;
        foreach ((int source, int target) in Regions(_plan.ToCanonical))
        {
            Require(arenaOf[target] == source, "ToCanonical is not FromCanonical backwards.");
            gathered++;
        }

        Require(gathered == arenaOf.Length, "ToCanonical leaves parameters out.");
    }

    private static IEnumerable<(int Source, int Target)> Regions(IEnumerable<CallPlan> calls) =>
        CopySimulator.Moves(calls.SelectMany(call => call.Method.Kernels).Cast<Copy>().SelectMany(copy => copy.Regions));

    private void CheckMethods()
    {
        Require(_plan.Methods.Select(method => method.Name).Distinct().Count() == _plan.Methods.Count, "Two methods have one name.");
        Require(_plan.Methods.Distinct().Count() == _plan.Methods.Count, "Two methods are the same.");
        HashSet<MethodPlan> called = [.. PlanBuffers.Members(_plan).SelectMany(member => member.Calls).Select(call => call.Method)];
        Require(called.SetEquals(_plan.Methods), "The methods are not those that are called.");
        foreach (MethodPlan method in _plan.Methods)
        {
            int operations = method.Kernels.Sum(kernel => kernel.UnrolledOperations);
            Require(operations <= MethodBudget, $"{method.Name} spells out {operations} operations.");
            Require(
                method.Parameters.Select(parameter => parameter.Name).Distinct().Count() == method.Parameters.Count,
                $"{method.Name} has two parameters of one name.");
            foreach (CopyRegion square in method.Kernels.OfType<Copy>().SelectMany(copy => copy.Regions).Where(region => region.IsSquare))
            {
                int edge = square.Loops[square.Loops.Count - 1].Count;
                Require(
                    edge == square.Loops[square.Loops.Count - 2].Count && SquareEdges.Contains(edge) && edge <= _plan.VectorBits / 32,
                    $"{method.Name} has a square that no vector is as wide as.");
            }

            foreach (Kernel kernel in method.Kernels)
            {
                foreach (string operand in OperandCheck.Unbound(kernel))
                {
                    Require(false, $"{method.Name}: {operand} has no value.");
                }
            }
        }
    }

    private void CheckUpdate()
    {
        if (_plan.Training?.Update is not { } update)
        {
            return;
        }

        string[] parameters = [.. update.Method.Method.Parameters.Where(parameter => parameter.Kind == ParameterKind.Scalar).Select(parameter => parameter.Name)];
        Require(parameters.SequenceEqual(update.Scalars.Select(scalar => scalar.Name)), "The scalars of a step are not what the update takes.");
        string[] known = [Catalog.OptimizerDescriptor.LearningRateName, .. update.Powers.Select(power => power.Name), .. update.Norm is { } norm ? [norm.Scale] : Array.Empty<string>()];
        foreach (string operand in update.Scalars.SelectMany(scalar => OperandCheck.Unbound(scalar.Value, known)))
        {
            Require(false, $"The scalars of a step read {operand}, which has no value.");
        }
    }

    private void CheckCalls(PlanMember member, int rows)
    {
        IReadOnlyDictionary<string, long> buffers = member.Buffers(rows);
        foreach (CallPlan call in member.Calls)
        {
            Require(
                call.Method.Parameters.Count(parameter => parameter.Kind is ParameterKind.Floats or ParameterKind.Integers) == call.Places.Count,
                $"{member.Name} calls {call.Method.Name} with a wrong number of places.");
            HashSet<string> registers = [];
            foreach ((Kernel kernel, bool isStep) in call.Method.Kernels.SelectMany(whole => UnrolledSteps.Of(whole).Select(kernel => (kernel, whole is Recurrence))))
            {
                List<Stretch> stretches = [];
                foreach (Touch touch in Touch.Of(kernel, rows).OrderBy(touch => touch.IsWrite))
                {
                    if (touch.Place.InRegisters)
                    {
                        CheckRegisters(member, kernel, touch, registers);
                        continue;
                    }

                    Stretch stretch = StretchOf(call, touch, rows, $"{member.Name} → {call.Method.Name}");
                    Require(buffers.TryGetValue(stretch.Buffer, out long length), $"{stretch.What}: there is no such buffer.");
                    Require(stretch.Start >= 0 && stretch.End <= length, $"{stretch.What}, {rows} rows: {stretch.Start} to {stretch.End} of {length}.");
                    stretches.Add(stretch);
                }

                // The rows of a step lie between those of other steps: of one sample alone they are apart.
                if (!isStep || rows == 1)
                {
                    CheckOverlaps(stretches);
                }
            }
        }
    }

    /// <summary>
    /// The threads of a phase run its calls without waiting for each other: what a call writes, another may only touch if both go through the samples, of which a thread has its own.
    /// </summary>
    private void CheckPhases()
    {
        if (_plan.Training?.Phases is not { } phases)
        {
            return;
        }

        foreach (PhasePlan phase in phases.Forward.Concat(phases.Backward).Append(phases.Loss).Append(phases.LossOfLabels))
        {
            (CallPlan Call, Stretch[] Stretches)[] calls = [.. phase.Calls.Select(call => (call, Stretches(call).ToArray()))];
            foreach ((CallPlan call, Stretch[] stretches) in calls)
            {
                foreach ((CallPlan other, Stretch[] others) in calls.Where(pair => pair.Call != call && !(pair.Call.Method.IsSampleWise && call.Method.IsSampleWise)))
                {
                    foreach (Stretch write in stretches.Where(stretch => stretch.IsWrite))
                    {
                        Stretch? touched = others.FirstOrDefault(stretch => stretch.Buffer == write.Buffer && stretch.Start < write.End && write.Start < stretch.End);
                        Require(touched is null, $"{phase.Name}: {write.What} is written beside {touched?.What}.");
                    }
                }
            }
        }
    }

    private static IEnumerable<Stretch> Stretches(CallPlan call) => call.Method.Kernels
        .SelectMany(UnrolledSteps.Of)
        .SelectMany(kernel => Touch.Of(kernel, PhaseRows))
        .Where(touch => !touch.Place.InRegisters)
        .Select(touch => StretchOf(call, touch, PhaseRows, call.Method.Name));

    private static Stretch StretchOf(CallPlan call, Touch touch, int rows, string what)
    {
        string[] references = [.. call.Method.Parameters
            .Where(parameter => parameter.Kind is ParameterKind.Floats or ParameterKind.Integers)
            .Select(parameter => parameter.Name)];
        Place place = call.Places[Array.IndexOf(references, touch.Place.Base)];
        long start = place.Offset + ((long)place.RowsOffset * rows) + touch.Place.Offset + ((long)touch.Place.RowsOffset * rows) + touch.First;
        return new Stretch(
            place.Base, touch.Place.Role, start, start + touch.Length, touch.IsWrite, touch.IsInPlace, $"{what}, {touch.What} ({touch.Place.Role}) of {place.Base}");
    }

    private void CheckRegisters(PlanMember member, Kernel kernel, Touch touch, HashSet<string> written)
    {
        string what = $"{member.Name}, {touch.What} in registers '{touch.Place.Base}'";
        Require(kernel.CanUseRegisters(touch.Place.Base), $"{what}: the kernel cannot.");
        Require(touch.IsWrite || written.Contains(touch.Place.Base), $"{what}: nothing was written there.");
        if (touch.IsWrite)
        {
            written.Add(touch.Place.Base);
        }
    }

    // A tensor may be written where it is read, as one or element for element; never beside it.
    private void CheckOverlaps(List<Stretch> stretches)
    {
        foreach (Stretch write in stretches.Where(stretch => stretch.IsWrite))
        {
            foreach (Stretch other in stretches.Where(stretch => stretch.Buffer == write.Buffer && stretch.Role != write.Role))
            {
                if (other.IsInPlace && other.Start == write.Start && other.End == write.End)
                {
                    continue;
                }

                Require(write.End <= other.Start || other.End <= write.Start, $"{write.What} overlaps {other.What}.");
            }
        }
    }

    private sealed record Stretch(string Buffer, string Role, long Start, long End, bool IsWrite, bool IsInPlace, string What);
}
