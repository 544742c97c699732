using System;
using System.Numerics;
using System.Reflection;

namespace NetGen.Engine.Optimizers;

/// <summary>The optimizers the engine knows: each member of <see cref="Optimizer"/> has a class of its name, followed by <c>Rule</c>.</summary>
internal static class OptimizerRules<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The optimizer of a training definition, with fresh state for a number of parameters.</summary>
    /// <exception cref="ArgumentException">The engine does not know it, or one of its numbers is missing.</exception>
    public static OptimizerRule<T> Create(TrainingDefinition training, int parameterCount)
    {
        Type rule = typeof(OptimizerRule<>).Assembly.GetType($"{typeof(OptimizerRule<>).Namespace}.{training.Optimizer}Rule`1")
            ?? throw new ArgumentException($"The engine does not know the optimizer '{training.Optimizer}'.", "definition");
        ConstructorInfo constructor = rule.MakeGenericType(typeof(T)).GetConstructor([typeof(RuleOptions), typeof(int)])!;
        return (OptimizerRule<T>)constructor.Invoke(
            BindingFlags.DoNotWrapExceptions, binder: null, [new RuleOptions(training), parameterCount], culture: null);
    }
}
