using System;
using System.Collections.Frozen;
using System.Linq;
using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary>The losses the engine knows: all that are written in it.</summary>
internal static class LossRegistry<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly FrozenDictionary<Loss, LossFunction<T>> Functions = typeof(LossFunction<>).Assembly
        .GetTypes()
        .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: true, Namespace: "NetGen.Engine.Losses" })
        .Select(type => type.MakeGenericType(typeof(T)))
        .Where(typeof(LossFunction<T>).IsAssignableFrom)
        .Select(type => (LossFunction<T>)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(function => function.Loss);

    /// <summary>The loss of a training definition.</summary>
    /// <exception cref="ArgumentException">The engine does not know it, or one of its numbers is missing.</exception>
    public static LossFunction<T> Create(TrainingDefinition training) =>
        Functions.TryGetValue(training.Loss, out LossFunction<T>? function)
            ? function.With(training)
            : throw new ArgumentException($"The engine does not know the loss '{training.Loss}'.", "definition");
}
