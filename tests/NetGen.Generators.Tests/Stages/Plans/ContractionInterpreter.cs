using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Does what a contraction says, in double and element by element.</summary>
/// <param name="kernel">The contraction.</param>
/// <param name="rows">The number of samples.</param>
/// <param name="at">Where tensors are.</param>
internal sealed class ContractionInterpreter(Contraction kernel, int rows, Func<Place, Memory> at)
{
    private readonly Memory? _a = kernel.A is { } a ? at(a.Place) : null;
    private readonly Memory _b = at(kernel.B.Place);
    private readonly Memory _c = at(kernel.C.Place);
    private readonly Memory? _initial = kernel.Initial is { } initial ? at(initial.Place) : null;
    private readonly Memory[] _reads = [.. kernel.EpilogueReads.Select(read => at(read.Lanes.Place))];

    public void Run()
    {
        foreach (int group in Enumerable.Range(0, kernel.Groups is { } groups ? Count(groups.Count) : 1))
        {
            foreach (int[] turns in Turns([.. kernel.RowLoops]))
            {
                for (int m = 0; m < Count(kernel.M); m++)
                {
                    for (int n = 0; n < (kernel.C.IsExact ? kernel.N.Length : kernel.N.Padded); n++)
                    {
                        Element(group, turns, m, n);
                    }
                }
            }
        }
    }

    private void Element(int group, int[] turns, int m, int n)
    {
        ContractionLoop[] loops = [.. kernel.RowLoops];
        long Along(LaneMap map, Func<ContractionLoop, int> stride) => loops
            .Zip(turns, (loop, turn) => turn * kernel.Stride(stride(loop), map, Vector(n)))
            .Sum();
        long OfGroup(Func<ContractionLoop, int> stride) => kernel.Groups is { } groups ? (long)group * stride(groups) : 0;

        long left = OfGroup(loop => loop.A) + loops.Zip(turns, (loop, turn) => (long)turn * loop.A).Sum() + RowOfLeft(m) + (kernel.A is { IsLanes: true } ? n : 0);
        long right = OfGroup(loop => loop.B) + Along(kernel.B, loop => loop.B) + Lane(kernel.B, n);
        long result = OfGroup(loop => loop.C) + Along(kernel.C, loop => loop.C) + Row(kernel.C, m, n) + Lane(kernel.C, n);
        double sum = _initial is { } initial && IsThere(kernel.Initial!, n) ? initial[OfGroup(loop => loop.Vector) + Lane(kernel.Initial!, n)] : 0;
        sum += IsThere(kernel.B, n) ? Sum(left, right, n) : 0;
        Dictionary<string, double> values = new() { [Contraction.Sum.Name] = sum };
        foreach ((NamedLanes read, Memory memory) in kernel.EpilogueReads.Zip(_reads))
        {
            LaneMap lanes = read.Lanes;
            long moved = lanes.RowStride == 0 ? OfGroup(loop => loop.Vector) : OfGroup(loop => loop.C) + Along(lanes, loop => loop.C) + Row(lanes, m, n);
            values[read.Name] = IsThere(lanes, n) ? memory[moved + Lane(lanes, n)] : 0;
        }

        Memory target = _c;
        target[result] = new TreeEvaluator(values).Evaluate(kernel.Epilogue);
    }

    private double Sum(long left, long right, int n)
    {
        double sum = 0;
        ContractionLoop[] loops = [.. kernel.SumLoops];
        foreach (int[] turns in Turns(loops))
        {
            long leftAt = left + loops.Zip(turns, (loop, turn) => (long)turn * loop.A).Sum();
            long rightAt = right + loops.Zip(turns, (loop, turn) => turn * kernel.Stride(loop.B, kernel.B, Vector(n))).Sum();
            for (int k = 0; k < Count(kernel.K); k++)
            {
                long a = kernel.Terms.Count > 0 ? kernel.Terms[k].A : (long)k * (kernel.A?.ColumnStride ?? 0);
                long b = kernel.Terms.Count > 0 ? kernel.Stride(kernel.Terms[k].B, kernel.B, Vector(n)) : Row(kernel.B, k, n);
                sum += (_a is { } factor ? factor[leftAt + a] : 1) * _b[rightAt + b];
            }
        }

        return sum;
    }

    private int Vector(int n) => n / kernel.N.VectorLanes;

    private bool IsThere(LaneMap map, int n) => !map.IsExact || n < kernel.N.Length;

    private long RowOfLeft(int m) => kernel.RowOffsets.Count > 0 ? kernel.RowOffsets[m] : (long)m * (kernel.A?.RowStride ?? 0);

    private long Row(LaneMap map, int row, int n) => (long)row * kernel.RowStride(map, Vector(n));

    /// <summary>Where a lane is in the first row: panel by panel, behind what is skipped of each.</summary>
    private long Lane(LaneMap map, int n) =>
        (n / kernel.N.PanelLanes * (long)map.PanelStride) + kernel.Stride(map.Skip, map, Vector(n)) + (n % kernel.N.PanelLanes);

    private int Count(Extent extent) => extent.IsRows ? extent.PerSample * rows : extent.Constant;

    /// <summary>The turns of nested loops, as the values of their variables.</summary>
    private IEnumerable<int[]> Turns(ContractionLoop[] loops) => loops.Aggregate(
        (IEnumerable<int[]>)[[]],
        (turns, loop) => turns.SelectMany(outer => Enumerable.Range(0, Count(loop.Count)).Select(turn => (int[])[.. outer, turn])));
}
