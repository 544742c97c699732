using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>
/// Adaptive moments (Kingma and Ba 2015, algorithm 1): <c>p ← p − η·m̂ / (√v̂ + ε)</c>. The corrections of both moments are folded
/// into numbers computed once a step.
/// </summary>
internal class AdamOptimizer : OptimizerDescriptor
{
    private static readonly Hyperparameter Beta1 = new("Beta1", 0.9, NumberRange.Fraction);
    private static readonly Hyperparameter Beta2 = new("Beta2", 0.999, NumberRange.Fraction);
    private static readonly Hyperparameter Epsilon = new("Epsilon", 1e-8, NumberRange.Positive);

    public override Optimizer Optimizer => Optimizer.Adam;

    public override double DefaultLearningRate => 0.001;

    /// <summary>A step moves a parameter by about the learning rate at the most (Kingma and Ba 2015, section 2.1): by more than 0.1, it would be as far as the weights are from zero.</summary>
    public override UsualRange UsualLearningRates { get; } = new(1e-6, 0.1);

    public override ImmutableArray<Hyperparameter> Hyperparameters { get; } = ImmutableArray.Create(Beta1, Beta2, Epsilon);

    public override UpdateRule Rule(TrainingModel training)
    {
        double beta1 = training.Option(Beta1.Name);
        double beta2 = training.Option(Beta2.Name);
        Operand first = new("firstMoment");
        Operand second = new("secondMoment");
        Operand power1 = new("beta1Power");
        Operand power2 = new("beta2Power");
        Operand step = new("step");
        Operand correction = new("correction");
        Expression newFirst = (beta1 * first) + ((1 - beta1) * Gradient);
        Expression newSecond = (beta2 * second) + ((1 - beta2) * (Gradient * Gradient));
        return new UpdateRule(
            ImmutableArray.Create(first.Name, second.Name),
            ImmutableArray.Create(new OptionModel(power1.Name, beta1), new OptionModel(power2.Name, beta2)),
            ImmutableArray.Create(
                new StepScalar(step.Name, -LearningRate / (1.0 - power1)),
                new StepScalar(correction.Name, 1.0 / Expression.Sqrt(1.0 - power2))),
            ImmutableArray.Create<(string, Expression)>(
                ("nextFirst", newFirst),
                ("nextSecond", newSecond),
                (first.Name, FlushTiny(new Operand("nextFirst"))),
                (second.Name, FlushTiny(new Operand("nextSecond"))),
                (Parameter.Name, ((step * first) / ((Expression.Sqrt(second) * correction) + training.Option(Epsilon.Name))) + Parameter)));
    }
}
