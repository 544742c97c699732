using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary>The activations the engine knows.</summary>
internal static class ActivationRegistry<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly FrozenDictionary<Activation, ActivationFunction<T>> Functions =
        new Dictionary<Activation, ActivationFunction<T>>
        {
            [Activation.Linear] = new LinearFunction<T>(),
            [Activation.Step] = new StepFunction<T>(),
            [Activation.Sigmoid] = new SigmoidFunction<T>(),
            [Activation.Tanh] = new TanhFunction<T>(),
            [Activation.ReLU] = new ReLUFunction<T>(),
            [Activation.Softmax] = new SoftmaxFunction<T>(),
        }.ToFrozenDictionary();

    /// <summary>The function of an activation.</summary>
    /// <exception cref="ArgumentException">The engine does not know it.</exception>
    public static ActivationFunction<T> Get(Activation activation) =>
        Functions.TryGetValue(activation, out ActivationFunction<T>? function)
            ? function
            : throw new ArgumentException($"The engine does not know the activation '{activation}'.", "definition");
}
