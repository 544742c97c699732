using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Does what kernels with samples in lanes say, in double and sample by sample.</summary>
/// <param name="scalars">The values of scalar parameters.</param>
internal sealed class SampleInterpreter(IReadOnlyDictionary<string, double> scalars)
{
    public delegate double Reader(Place place, int index);

    public delegate void Writer(Place place, int index, double value);

    /// <summary>Runs a program and gives what it adds to the total.</summary>
    public double Run(SampleProgram program, int rows, Reader read, Writer write)
    {
        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            Dictionary<string, double> values = program.Scalars.ToDictionary(name => name, name => scalars[name]);
            foreach (Feature load in program.Loads)
            {
                values[load.Name] = read(program.Features.Place, Index(program.Features, row, load.Index));
            }

            foreach (SampleStep step in program.Steps)
            {
                total += Run(step, values, row, read, program.Parameters);
            }

            foreach (Feature store in program.Stores)
            {
                write(program.Features.Place, Index(program.Features, row, store.Index), values[store.Name]);
            }
        }

        return total;
    }

    /// <summary>Runs the sums over samples.</summary>
    public static void Run(SampleProducts products, int rows, Reader read, Writer write)
    {
        double Feature(int row, int feature) => read(products.Features.Place, Index(products.Features, row, feature));
        for (int n = 0; n < products.N.Padded; n++)
        {
            double Sum(Func<int, double> factor) => n < products.N.Length
                ? Enumerable.Range(0, rows).Sum(row => factor(row) * Feature(row, products.FirstColumn + n))
                : 0;
            int At(LaneMap map, int m) => products.ColumnOffset(map, n) + (m * products.RowStride(map, n));
            for (int m = 0; m < products.RowCount; m++)
            {
                write(products.C!.Place, At(products.C, m), Sum(row => Feature(row, products.FirstRow + m)));
            }

            if (products.Ones is { } ones)
            {
                write(ones.Place, At(ones, 0), Sum(_ => 1));
            }
        }
    }

    private static int Index(FeatureBlock block, int row, int feature) =>
        (row / block.Lanes * block.Lanes * block.Count) + (feature * block.Lanes) + (row % block.Lanes);

    private static double Run(SampleStep step, Dictionary<string, double> values, int row, Reader read, Place parameters)
    {
        switch (step)
        {
            case SampleRead input:
                for (int i = 0; i < input.Length; i++)
                {
                    values[SampleStep.Element(input.Name, i)] = input.Kind switch
                    {
                        SampleReadKind.Floats => read(input.Place, (row * input.Length) + i),
                        SampleReadKind.OneHot => read(input.Place, row) == i ? 1 : 0,
                        _ => read(input.Place, row),
                    };
                }

                return 0;
            case SampleSums sums:
                foreach (SampleSum sum in sums.Sums)
                {
                    double value = sum.Initial is { } initial ? read(parameters, initial) : 0;
                    for (int k = 0; k < sums.Factors.Count; k++)
                    {
                        value += values[sums.Factors[k]] * read(parameters, sum.Parameters[k]);
                    }

                    values[sum.Name] = new TreeEvaluator(name => name == Contraction.Sum.Name ? value : values[name]).Evaluate(sum.Result);
                }

                return 0;
            case SampleValue formula:
                values[formula.Name] = new TreeEvaluator(values).Evaluate(formula.Value);
                return 0;
            case SampleTotal total:
                return new TreeEvaluator(values).Evaluate(total.Value);
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "No rule for this step.");
        }
    }
}
