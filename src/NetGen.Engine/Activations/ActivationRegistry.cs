using System;
using System.Collections.Frozen;
using System.Linq;
using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary>The activations the engine knows: every <see cref="ActivationFunction{T}"/> of its assembly.</summary>
internal static class ActivationRegistry<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly FrozenDictionary<Activation, ActivationFunction<T>> Functions = typeof(ActivationRegistry<T>).Assembly
        .GetTypes()
        .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: true } && type.GetGenericArguments().Length == 1)
        .Where(IsFunction)
        .Select(type => (ActivationFunction<T>)Activator.CreateInstance(type.MakeGenericType(typeof(T)))!)
        .ToFrozenDictionary(function => function.Activation);

    /// <summary>The function of an activation.</summary>
    /// <exception cref="ArgumentException">The engine does not know it.</exception>
    public static ActivationFunction<T> Get(Activation activation) =>
        Functions.TryGetValue(activation, out ActivationFunction<T>? function)
            ? function
            : throw new ArgumentException($"The engine does not know the activation '{activation}'.", "definition");

    /// <summary>The function of a layer's activation, with the number that the layer gives it.</summary>
    /// <exception cref="ArgumentException">The engine does not know it.</exception>
    public static ActivationFunction<T> Get(LayerDefinition layer)
    {
        ActivationFunction<T> function = Get(layer.Activation);
        return function.DefaultAlpha is { } fallback
            ? function.With(T.CreateChecked(layer.Options.TryGetValue("Alpha", out double alpha) ? alpha : fallback))
            : function;
    }

    private static bool IsFunction(Type type)
    {
        for (Type? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(ActivationFunction<>))
            {
                return true;
            }
        }

        return false;
    }
}
