using System;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Model;

/// <summary>How a network is trained.</summary>
/// <param name="Loss">What is minimised.</param>
/// <param name="Optimizer">How gradients become new parameters.</param>
/// <param name="LearningRate">The learning rate to start with: as declared, else the optimizer's default.</param>
/// <param name="Options">
/// The optimizer's hyperparameters, then the loss's, in the catalogue's order, defaults filled in; then what every optimizer takes, where it has an effect.
/// </param>
internal sealed record TrainingModel(Loss Loss, Optimizer Optimizer, double LearningRate, EquatableArray<OptionModel> Options)
{
    /// <summary>The name of the number of steps after which backpropagation through time is cut.</summary>
    public const string TruncatedStepsName = "TruncatedSteps";

    /// <summary>After how many steps of a sequence gradients go no further back; <see langword="null"/> if they always do.</summary>
    public int? TruncatedSteps => Option(TruncatedStepsName, 0) is var steps and > 0 ? (int)steps : null;

    /// <summary>A number of the declaration, or another if it has none of that name.</summary>
    public double Option(string name, double fallback) => Options.FirstOrDefault(option => option.Name == name)?.Value ?? fallback;

    public double Option(string name) =>
        Options.FirstOrDefault(option => option.Name == name)?.Value
        ?? throw new ArgumentException($"Neither {Optimizer} nor {Loss} has a hyperparameter '{name}'.", nameof(name));
}

/// <summary>A named number.</summary>
internal sealed record OptionModel(string Name, double Value);
