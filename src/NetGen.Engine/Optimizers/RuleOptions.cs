using System;

namespace NetGen.Engine.Optimizers;

/// <summary>The numbers of a training definition.</summary>
internal sealed class RuleOptions(TrainingDefinition training)
{
    /// <summary>A number that the optimizer cannot do without.</summary>
    /// <exception cref="ArgumentException">The definition lacks it.</exception>
    public double this[string name] => training.Options.TryGetValue(name, out double value)
        ? value
        : throw new ArgumentException($"The optimizer {training.Optimizer} needs the option '{name}', which the definition lacks.", "definition");

    /// <summary>A number, or what it is if the definition does not say.</summary>
    public double Get(string name, double fallback) => training.Options.TryGetValue(name, out double value) ? value : fallback;
}
