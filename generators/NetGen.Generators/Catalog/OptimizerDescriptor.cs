using System.Collections.Immutable;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>All that NetGen knows of one optimizer.</summary>
internal abstract class OptimizerDescriptor
{
    public abstract Optimizer Optimizer { get; }

    public abstract double DefaultLearningRate { get; }

    /// <summary>Its hyperparameters: properties of the training attribute that it reads.</summary>
    public abstract ImmutableArray<Hyperparameter> Hyperparameters { get; }
}

/// <summary>A number an optimizer can be given.</summary>
/// <param name="Name">The property of the training attribute.</param>
/// <param name="Default">Its value if not given.</param>
/// <param name="Range">The values it may take.</param>
internal sealed record Hyperparameter(string Name, double Default, NumberRange Range);
