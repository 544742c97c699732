using System;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Model;

/// <summary>How a network is trained.</summary>
/// <param name="Loss">What is minimised.</param>
/// <param name="Optimizer">How gradients become new parameters.</param>
/// <param name="LearningRate">The learning rate to start with: as declared, else the optimizer's default.</param>
/// <param name="Options">The optimizer's hyperparameters, then the loss's, in the catalogue's order, defaults filled in.</param>
internal sealed record TrainingModel(Loss Loss, Optimizer Optimizer, double LearningRate, EquatableArray<OptionModel> Options)
{
    public double Option(string name) =>
        Options.FirstOrDefault(option => option.Name == name)?.Value
        ?? throw new ArgumentException($"Neither {Optimizer} nor {Loss} has a hyperparameter '{name}'.", nameof(name));
}

/// <summary>A named number.</summary>
internal sealed record OptionModel(string Name, double Value);
