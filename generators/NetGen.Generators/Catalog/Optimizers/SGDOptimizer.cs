using System.Collections.Immutable;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Gradient descent: <c>p ← p − η·g</c>.</summary>
internal sealed class SGDOptimizer : OptimizerDescriptor
{
    public override Optimizer Optimizer => Optimizer.SGD;

    public override double DefaultLearningRate => 0.01;

    public override ImmutableArray<Hyperparameter> Hyperparameters => ImmutableArray<Hyperparameter>.Empty;
}
