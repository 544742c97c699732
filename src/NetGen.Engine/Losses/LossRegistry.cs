using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary>The losses the engine knows.</summary>
internal static class LossRegistry<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly FrozenDictionary<Loss, Func<TrainingDefinition, LossFunction<T>>> Factories =
        new Dictionary<Loss, Func<TrainingDefinition, LossFunction<T>>>
        {
            [Loss.MeanSquaredError] = _ => new MeanSquaredErrorLoss<T>(),
            [Loss.CategoricalCrossEntropy] = _ => new CategoricalCrossEntropyLoss<T>(),
        }.ToFrozenDictionary();

    /// <summary>The loss of a training definition.</summary>
    /// <exception cref="ArgumentException">The engine does not know it.</exception>
    public static LossFunction<T> Create(TrainingDefinition training) =>
        Factories.TryGetValue(training.Loss, out Func<TrainingDefinition, LossFunction<T>>? factory)
            ? factory(training)
            : throw new ArgumentException($"The engine does not know the loss '{training.Loss}'.", "definition");
}
