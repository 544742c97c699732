using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Does what a reduction over rows says, in double, lane by lane.</summary>
internal static class ColumnInterpreter
{
    public static void Run(ColumnReduce kernel, int rows, Func<Place, int, double> read, Action<Place, int, double> write)
    {
        for (int lane = 0; lane < kernel.Lanes.Padded; lane++)
        {
            bool IsThere(LaneMap map) => !map.IsExact || lane < kernel.Lanes.Length;
            Dictionary<string, double> column = new() { [ColumnReduce.RowNumber.Name] = rows };
            foreach (NamedLanes vector in kernel.Vectors)
            {
                column[vector.Name] = read(vector.Lanes.Place, lane);
            }

            foreach (RowStep step in kernel.Steps)
            {
                if (step is ColumnValue value)
                {
                    column[value.Name] = new TreeEvaluator(column).Evaluate(value.Value);
                    if (value.Target is { } target)
                    {
                        write(target.Place, lane, column[value.Name]);
                    }
                }
                else if (step is LanePass pass)
                {
                    double[] sums = new double[pass.Folds.Count];
                    for (int row = 0; row < rows; row++)
                    {
                        Dictionary<string, double> values = new(column);
                        foreach (NamedLanes matrix in kernel.Matrices)
                        {
                            values[matrix.Name] = IsThere(matrix.Lanes) ? read(matrix.Lanes.Place, (row * matrix.Lanes.RowStride) + lane) : 0;
                        }

                        foreach (LaneValue element in pass.Values)
                        {
                            values[element.Name] = new TreeEvaluator(values).Evaluate(element.Value);
                            if (element.Target is { } stored && IsThere(stored))
                            {
                                write(stored.Place, (row * stored.RowStride) + lane, values[element.Name]);
                            }
                        }

                        for (int fold = 0; fold < sums.Length; fold++)
                        {
                            sums[fold] += new TreeEvaluator(values).Evaluate(pass.Folds[fold].Value);
                        }
                    }

                    foreach ((Fold fold, double sum) in pass.Folds.Zip(sums))
                    {
                        column[fold.Name] = sum;
                    }
                }
            }
        }
    }
}
