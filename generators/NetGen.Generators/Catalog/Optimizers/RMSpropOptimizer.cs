using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Steps scaled by a running mean of squared gradients: <c>v ← ρ·v + (1−ρ)·g²</c>, <c>p ← p − η·g / (√v + ε)</c>.</summary>
internal sealed class RMSpropOptimizer : OptimizerDescriptor
{
    private static readonly Hyperparameter Rho = new("Rho", 0.99, NumberRange.Fraction);
    private static readonly Hyperparameter Epsilon = new("Epsilon", 1e-8, NumberRange.Positive);

    public override Optimizer Optimizer => Optimizer.RMSprop;

    public override double DefaultLearningRate => 0.01;

    /// <summary>A step moves a parameter by about the learning rate, as Adam's does.</summary>
    public override UsualRange UsualLearningRates { get; } = new(1e-6, 0.1);

    public override ImmutableArray<Hyperparameter> Hyperparameters { get; } = ImmutableArray.Create(Rho, Epsilon);

    public override UpdateRule Rule(TrainingModel training)
    {
        double rho = training.Option(Rho.Name);
        Operand meanSquare = new("meanSquare");
        Operand next = new("nextMeanSquare");
        Operand step = new("step");
        return new UpdateRule(
            ImmutableArray.Create(meanSquare.Name),
            ImmutableArray<OptionModel>.Empty,
            ImmutableArray.Create(new StepScalar(step.Name, -LearningRate)),
            ImmutableArray.Create<(string, Expression)>(
                (next.Name, (rho * meanSquare) + ((1 - rho) * (Gradient * Gradient))),
                (meanSquare.Name, FlushTiny(next)),
                (Parameter.Name, ((step * Gradient) / (Expression.Sqrt(meanSquare) + training.Option(Epsilon.Name))) + Parameter)));
    }
}
