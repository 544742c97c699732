using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Spells out a row program: what it does in every lane is done with every element's variable, and folds become sums and maxima.</summary>
/// <param name="program">The program.</param>
/// <param name="prefix">What its variables are named after.</param>
/// <param name="steps">Takes the steps.</param>
/// <param name="elements">The variables of a tensor's elements.</param>
/// <param name="tensors">Receives the variables of what it stores.</param>
internal sealed class RowTracer(
    Reduce program,
    string prefix,
    List<SampleStep> steps,
    Func<Place, IReadOnlyList<string>> elements,
    Dictionary<Place, IReadOnlyList<string>> tensors)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _lanes = [];
    private readonly Dictionary<string, string> _scalars = [];

    private int Length => program.Lanes.Length;

    public void Trace()
    {
        foreach (string scalar in program.Scalars)
        {
            _scalars[scalar] = scalar;
        }

        foreach (RowInput input in program.Inputs)
        {
            if (input is WeightInput weight)
            {
                SampleRead read = new(Name(weight.Name), SampleTracer.Key(weight.Weights), 1, SampleReadKind.Weight);
                steps.Add(read);
                _scalars[weight.Name] = read.Defines.Single();
                continue;
            }

            _lanes[input.Name] = input switch
            {
                LanesInput lanes => elements(lanes.Lanes.Place),
                LabelInput label => Labels(label),
                _ => throw new ArgumentOutOfRangeException(nameof(input), input.GetType().Name, "No rule for this input."),
            };
        }

        foreach (RowStep step in program.Steps)
        {
            switch (step)
            {
                case RowScalar scalar:
                    _scalars[scalar.Name] = Add(Name(scalar.Name), Spell(scalar.Value, 0));
                    break;
                case AddToTotal add:
                    steps.Add(new SampleTotal(Spell(add.Value, 0)));
                    break;
                case LanePass pass:
                    Trace(pass);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "No rule for this step.");
            }
        }
    }

    private void Trace(LanePass pass)
    {
        foreach (LaneValue value in pass.Values)
        {
            List<string> names = Enumerable
                .Range(0, Length)
                .Select(lane => Add(SampleStep.Element(Name(value.Name), lane), Spell(value.Value, lane)))
                .ToList();
            _lanes[value.Name] = names;
            if (value.Target is { } target)
            {
                tensors[SampleTracer.Key(target.Place)] = names;
            }
        }

        foreach (Fold fold in pass.Folds)
        {
            List<Expression> values = Enumerable.Range(0, Length).Select(lane => Spell(fold.Value, lane)).ToList();
            _scalars[fold.Name] = Add(Name(fold.Name), Folded(fold.Operator, values));
        }
    }

    private IReadOnlyList<string> Labels(LabelInput label)
    {
        SampleRead read = new(
            Name(label.Name), SampleTracer.Key(label.Labels), Length, label.IsOneHot ? SampleReadKind.OneHot : SampleReadKind.Number);
        steps.Add(read);
        return read.Defines.ToList();
    }

    private string Name(string name) => prefix + char.ToUpperInvariant(name[0]) + name.Substring(1);

    private string Add(string name, Expression value)
    {
        steps.Add(new SampleValue(name, value));
        return name;
    }

    /// <summary>A formula with the variables of one lane in place of its operands.</summary>
    private Expression Spell(Expression formula, int lane) => formula is Operand operand
        ? new Operand(_scalars.TryGetValue(operand.Name, out string? scalar) ? scalar : _lanes[operand.Name][lane])
        : formula.MapChildren(child => Spell(child, lane));

    /// <summary>By halves, so that few additions wait for each other.</summary>
    private static Expression Folded(FoldOperator fold, List<Expression> values)
    {
        while (values.Count > 1)
        {
            int half = (values.Count + 1) / 2;
            values = Enumerable
                .Range(0, half)
                .Select(i => i + half >= values.Count ? values[i]
                    : fold == FoldOperator.Sum ? values[i] + values[i + half]
                    : Expression.Max(values[i], values[i + half]))
                .ToList();
        }

        return values[0];
    }
}
