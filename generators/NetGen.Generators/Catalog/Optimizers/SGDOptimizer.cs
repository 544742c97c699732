using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Gradient descent: <c>p ← p − η·g</c>.</summary>
internal sealed class SGDOptimizer : OptimizerDescriptor
{
    public override Optimizer Optimizer => Optimizer.SGD;

    public override double DefaultLearningRate => 0.01;

    /// <summary>"Less than 1 and greater than 10⁻⁶" for standardised inputs (Bengio 2012, section 3.1.1); sigmoids on a mean squared error take up to 3 (Nielsen 2015, chapter 1).</summary>
    public override UsualRange UsualLearningRates { get; } = new(1e-6, 3);

    public override ImmutableArray<Hyperparameter> Hyperparameters => ImmutableArray<Hyperparameter>.Empty;

    public override UpdateRule Rule(TrainingModel training)
    {
        Operand step = new("step");
        return new UpdateRule(
            ImmutableArray<string>.Empty,
            ImmutableArray<OptionModel>.Empty,
            ImmutableArray.Create(new StepScalar(step.Name, -LearningRate)),
            ImmutableArray.Create<(string, Expression)>((Parameter.Name, (step * Gradient) + Parameter)));
    }
}
