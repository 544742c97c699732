using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Finds operands that nothing gives a value.</summary>
internal static class OperandCheck
{
    public static IEnumerable<string> Unbound(Kernel kernel) => kernel switch
    {
        Contraction contraction => Unbound(
            contraction.Epilogue, [Contraction.Sum.Name, .. contraction.EpilogueReads.Select(read => read.Name)]),
        Map map => OfMap(map),
        Reduce reduce => OfReduce(reduce),
        ColumnReduce columns => OfColumns(columns),
        WindowGradient gradient => Unbound(gradient.Epilogue, [WindowGradient.Gradient.Name, .. gradient.Reads.Select(read => read.Name)]),
        Copy or SampleProducts or RandomMask or Window or Pad => [],
        SampleProgram program => OfProgram(program),
        Recurrence loop => loop.Body.SelectMany(step => Unbound(step.Kernel)),
        _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel.GetType().Name, "No rule for this kernel."),
    };

    /// <summary>The operands of a formula that are none of the given ones.</summary>
    public static IEnumerable<string> Unbound(Expression expression, IEnumerable<string> known)
    {
        HashSet<string> unbound = [];
        Visit(expression);
        unbound.ExceptWith(known);
        return unbound;

        void Visit(Expression node)
        {
            if (node is Operand operand)
            {
                unbound.Add(operand.Name);
            }

            node.MapChildren(child =>
            {
                Visit(child);
                return child;
            });
        }
    }

    private static List<string> OfMap(Map map)
    {
        HashSet<string> known = [.. map.Reads.Select(read => read.Name), .. map.Scalars];
        List<string> unbound = [];
        foreach (Assignment assignment in map.Assignments)
        {
            unbound.AddRange(Unbound(assignment.Value, known));
            known.Add(assignment.Name);
        }

        return unbound;
    }

    private static List<string> OfColumns(ColumnReduce columns)
    {
        HashSet<string> known =
        [
            ColumnReduce.RowNumber.Name,
            .. columns.Matrices.Select(matrix => matrix.Name),
            .. columns.Vectors.Select(vector => vector.Name),
        ];
        List<string> unbound = [];
        foreach (RowStep step in columns.Steps)
        {
            if (step is ColumnValue value)
            {
                unbound.AddRange(Unbound(value.Value, known));
                known.Add(value.Name);
            }
            else if (step is LanePass pass)
            {
                HashSet<string> inPass = [.. known];
                foreach (LaneValue lane in pass.Values)
                {
                    unbound.AddRange(Unbound(lane.Value, inPass));
                    inPass.Add(lane.Name);
                }

                unbound.AddRange(pass.Folds.SelectMany(fold => Unbound(fold.Value, inPass)));
                known.UnionWith(pass.Folds.Select(fold => fold.Name));
            }
        }

        return unbound;
    }

    private static List<string> OfProgram(SampleProgram program)
    {
        HashSet<string> known = [.. program.Scalars, .. program.Loads.Select(load => load.Name)];
        List<string> unbound = [];
        foreach (SampleStep step in program.Steps)
        {
            unbound.AddRange(step.Uses.Where(name => !known.Contains(name)));
            known.UnionWith(step.Defines);
        }

        unbound.AddRange(program.Stores.Select(store => store.Name).Where(name => !known.Contains(name)));
        return unbound;
    }

    private static List<string> OfReduce(Reduce reduce)
    {
        HashSet<string> scalars = [.. reduce.Scalars, .. reduce.Inputs.OfType<WeightInput>().Select(input => input.Name)];
        HashSet<string> lanes = [.. reduce.Inputs.Where(input => input is not WeightInput).Select(input => input.Name)];
        List<string> unbound = [];
        foreach (RowStep step in reduce.Steps)
        {
            switch (step)
            {
                case RowScalar scalar:
                    unbound.AddRange(Unbound(scalar.Value, scalars));
                    scalars.Add(scalar.Name);
                    break;
                case AddToTotal add:
                    unbound.AddRange(Unbound(add.Value, scalars));
                    break;
                case LanePass pass:
                    OfPass(pass);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(reduce), step.GetType().Name, "No rule for this step.");
            }
        }

        return unbound;

        void OfPass(LanePass pass)
        {
            HashSet<string> known = [.. scalars, .. lanes];
            foreach (LaneValue value in pass.Values)
            {
                unbound.AddRange(Unbound(value.Value, known));
                known.Add(value.Name);
                if (reduce.UnrollLanes || value.Target is not null)
                {
                    lanes.Add(value.Name);
                }
            }

            foreach (Fold fold in pass.Folds)
            {
                unbound.AddRange(Unbound(fold.Value, known));
            }

            scalars.UnionWith(pass.Folds.Select(fold => fold.Name));
        }
    }
}
