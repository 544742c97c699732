using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Numerics;

namespace NetGen.Engine.Optimizers;

/// <summary>The optimizers the engine knows.</summary>
internal static class OptimizerRegistry<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly FrozenDictionary<Optimizer, Func<TrainingDefinition, int, OptimizerRule<T>>> Factories =
        new Dictionary<Optimizer, Func<TrainingDefinition, int, OptimizerRule<T>>>
        {
            [Optimizer.SGD] = (_, _) => new SgdRule<T>(),
            [Optimizer.Adam] = (training, count) => new AdamRule<T>(
                Option(training, "Beta1"), Option(training, "Beta2"), Option(training, "Epsilon"), count),
        }.ToFrozenDictionary();

    /// <summary>The optimizer of a training definition, with fresh state for a number of parameters.</summary>
    /// <exception cref="ArgumentException">The engine does not know it, or one of its numbers is missing.</exception>
    public static OptimizerRule<T> Create(TrainingDefinition training, int parameterCount) =>
        Factories.TryGetValue(training.Optimizer, out Func<TrainingDefinition, int, OptimizerRule<T>>? factory)
            ? factory(training, parameterCount)
            : throw new ArgumentException($"The engine does not know the optimizer '{training.Optimizer}'.", "definition");

    private static double Option(TrainingDefinition training, string name) =>
        training.Options.TryGetValue(name, out double value)
            ? value
            : throw new ArgumentException($"The optimizer {training.Optimizer} needs the option '{name}', which the definition lacks.", "definition");
}
