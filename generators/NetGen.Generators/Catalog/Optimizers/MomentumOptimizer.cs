using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Gradient descent with momentum, as PyTorch has it: <c>v ← μ·v + g</c>, <c>p ← p − η·v</c>.</summary>
internal class MomentumOptimizer : OptimizerDescriptor
{
    private static readonly Hyperparameter Momentum = new("Momentum", 0.9, NumberRange.Fraction);

    public override Optimizer Optimizer => Optimizer.Momentum;

    public override double DefaultLearningRate => 0.01;

    /// <summary>Gradient descent's (Bengio 2012, section 3.1.1), with half of the most: the velocity adds gradients up, with μ = 0.9 to the tenfold of one.</summary>
    public override UsualRange UsualLearningRates { get; } = new(1e-6, 0.5);

    public override ImmutableArray<Hyperparameter> Hyperparameters { get; } = ImmutableArray.Create(Momentum);

    public override UpdateRule Rule(TrainingModel training)
    {
        double momentum = training.Option(Momentum.Name);
        Operand velocity = new("velocity");
        Operand next = new("nextVelocity");
        Operand step = new("step");
        return new UpdateRule(
            ImmutableArray.Create(velocity.Name),
            ImmutableArray<OptionModel>.Empty,
            ImmutableArray.Create(new StepScalar(step.Name, -LearningRate)),
            ImmutableArray.Create<(string, Expression)>(
                (next.Name, (momentum * velocity) + Gradient),
                (velocity.Name, FlushTiny(next)),
                (Parameter.Name, (step * Direction(momentum, velocity)) + Parameter)));
    }

    /// <summary>What the step follows.</summary>
    /// <param name="momentum">The share μ of the velocity that is kept.</param>
    /// <param name="velocity">The new velocity.</param>
    protected virtual Expression Direction(double momentum, Expression velocity) => velocity;
}
