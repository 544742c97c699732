using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Does what a row program says, in double, for one sample.</summary>
/// <param name="length">The number of elements of a sample.</param>
internal sealed class RowInterpreter(int length)
{
    /// <summary>Named lanes: inputs before, values after the run.</summary>
    public Dictionary<string, double[]> Lanes { get; } = [];

    /// <summary>Named scalars: operands of the program before, folds after the run.</summary>
    public Dictionary<string, double> Scalars { get; } = [];

    /// <summary>What the sample adds to the total.</summary>
    public double Total { get; private set; }

    public RowInterpreter Run(IEnumerable<RowStep> steps)
    {
        foreach (RowStep step in steps)
        {
            switch (step)
            {
                case RowScalar scalar:
                    Scalars[scalar.Name] = new TreeEvaluator(Scalars).Evaluate(scalar.Value);
                    break;
                case AddToTotal add:
                    Total += new TreeEvaluator(Scalars).Evaluate(add.Value);
                    break;
                case LanePass pass:
                    Run(pass);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(steps), step.GetType().Name, "No rule for this step.");
            }
        }

        return this;
    }

    private void Run(LanePass pass)
    {
        foreach (LaneValue value in pass.Values)
        {
            Lanes[value.Name] = Evaluate(value.Value);
        }

        foreach (Fold fold in pass.Folds)
        {
            double[] values = Evaluate(fold.Value);
            Scalars[fold.Name] = fold.Operator == FoldOperator.Sum ? values.Sum() : values.Max();
        }
    }

    private double[] Evaluate(Expression expression) => [.. Enumerable.Range(0, length).Select(lane =>
        new TreeEvaluator(name => Scalars.TryGetValue(name, out double scalar) ? scalar : Lanes[name][lane]).Evaluate(expression))];
}
