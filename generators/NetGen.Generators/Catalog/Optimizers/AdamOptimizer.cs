using System.Collections.Immutable;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Adaptive moments (Kingma and Ba 2015, algorithm 1).</summary>
internal sealed class AdamOptimizer : OptimizerDescriptor
{
    private static readonly Hyperparameter Beta1 = new("Beta1", 0.9, NumberRange.Fraction);
    private static readonly Hyperparameter Beta2 = new("Beta2", 0.999, NumberRange.Fraction);
    private static readonly Hyperparameter Epsilon = new("Epsilon", 1e-8, NumberRange.Positive);

    public override Optimizer Optimizer => Optimizer.Adam;

    public override double DefaultLearningRate => 0.001;

    public override ImmutableArray<Hyperparameter> Hyperparameters { get; } = ImmutableArray.Create(Beta1, Beta2, Epsilon);
}
