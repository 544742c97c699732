using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Steps scaled by the sum of all squared gradients: <c>s ← s + g²</c>, <c>p ← p − η·g / (√s + ε)</c>.</summary>
internal sealed class AdagradOptimizer : OptimizerDescriptor
{
    private static readonly Hyperparameter Epsilon = new("Epsilon", 1e-10, NumberRange.Positive);

    public override Optimizer Optimizer => Optimizer.Adagrad;

    public override double DefaultLearningRate => 0.01;

    /// <summary>The first step moves every parameter by the learning rate, and later ones by less and less: so it starts with larger ones, up to those of gradient descent.</summary>
    public override UsualRange UsualLearningRates { get; } = new(1e-4, 1);

    public override ImmutableArray<Hyperparameter> Hyperparameters { get; } = ImmutableArray.Create(Epsilon);

    public override UpdateRule Rule(TrainingModel training)
    {
        Operand squareSum = new("squareSum");
        Operand next = new("nextSquareSum");
        Operand step = new("step");
        return new UpdateRule(
            ImmutableArray.Create(squareSum.Name),
            ImmutableArray<OptionModel>.Empty,
            ImmutableArray.Create(new StepScalar(step.Name, -LearningRate)),
            ImmutableArray.Create<(string, Expression)>(
                (next.Name, (Gradient * Gradient) + squareSum),
                (squareSum.Name, FlushTiny(next)),
                (Parameter.Name, ((step * Gradient) / (Expression.Sqrt(squareSum) + training.Option(Epsilon.Name))) + Parameter)));
    }
}
