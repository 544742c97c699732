using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Declaration;

/// <summary>From a training attribute to its model.</summary>
internal static class TrainingReader
{
    /// <summary>Whether the results of all layers can be asked for.</summary>
    public const string Health = "Health";

    private const string LearningRate = "LearningRate";
    private const string TruncatedSteps = TrainingModel.TruncatedStepsName;

    /// <summary>Reads the attribute; what is reported keeps the network from being emitted.</summary>
    /// <param name="arguments">The attribute.</param>
    /// <param name="layers">The network's layers, as far as they are known.</param>
    /// <param name="problems">Where problems go.</param>
    public static TrainingModel? Read(AttributeArguments arguments, ImmutableArray<LayerDeclaration> layers, ProblemList problems)
    {
        LayerDeclaration last = layers[layers.Length - 1];
        int before = problems.Count;
        Loss loss = arguments.Enum<Loss>("loss");
        Optimizer optimizer = arguments.Enum<Optimizer>("optimizer");
        if (problems.Count > before)
        {
            return null;
        }

        LossDescriptor lossDescriptor = Catalogue.Of(loss);
        CheckPairing(arguments, lossDescriptor, last.Activation);
        OptimizerDescriptor descriptor = Catalogue.Of(optimizer);
        ImmutableArray<Hyperparameter> own = descriptor.Hyperparameters.AddRange(lossDescriptor.Hyperparameters);
        ImmutableArray<Hyperparameter> shared = Regularization.SharedBy(descriptor).ToImmutableArray();
        CheckProperties(arguments, $"training by {optimizer} on {loss}", own.AddRange(shared));
        double learningRate = NumberArguments.Read(arguments, LearningRate, NumberRange.Positive, descriptor.DefaultLearningRate);
        EquatableArray<OptionModel> options = own
            .Select(entry => Option(arguments, entry))
            .Concat(shared
                .Select(entry => (entry, option: Option(arguments, entry)))
                .Where(pair => pair.option.Value != pair.entry.Default)
                .Select(pair => pair.option))
            .Concat(ReadTruncatedSteps(arguments, layers))
            .ToEquatableArray();
        return new TrainingModel(loss, optimizer, learningRate, options);
    }

    private static IEnumerable<OptionModel> ReadTruncatedSteps(AttributeArguments arguments, ImmutableArray<LayerDeclaration> layers)
    {
        if (arguments.Properties.Contains(TruncatedSteps) && !layers.Any(layer => layer.Descriptor.IsRecurrent))
        {
            arguments.Report(Problem.UnusedHyperparameter, TruncatedSteps, TruncatedSteps, "a network without a recurrent layer", "none");
        }

        int steps = arguments.OptionalInt32(TruncatedSteps) ?? 0;
        if (steps < 0)
        {
            arguments.Report(Problem.ArgumentOutOfRange, TruncatedSteps, TruncatedSteps, "at least 1, or 0 for no cut", steps);
        }

        return steps > 0 ? [new OptionModel(TruncatedSteps, steps)] : [];
    }

    private static void CheckPairing(AttributeArguments arguments, LossDescriptor loss, Activation? last)
    {
        if (last is { } activation && !loss.Pairs.Contains(activation))
        {
            arguments.Report(
                Problem.LossActivationMismatch,
                "loss",
                loss.Loss,
                string.Join(" or ", loss.Pairs),
                activation,
                new FixHint(FixHint.Activation, loss.Pairs[0].ToString()),
                new FixHint(FixHint.Losses, string.Join("\n", Catalogue.LossesOf(activation))));
        }
    }

    private static void CheckProperties(AttributeArguments arguments, string reader, ImmutableArray<Hyperparameter> hyperparameters)
    {
        foreach (string property in arguments.Properties.Where(property => property is not (LearningRate or Health or TruncatedSteps)))
        {
            if (hyperparameters.All(entry => entry.Name != property))
            {
                string read = string.Join(", ", new[] { LearningRate }.Concat(hyperparameters.Select(entry => entry.Name)));
                arguments.Report(Problem.UnusedHyperparameter, property, property, reader, read);
            }
        }
    }

    private static OptionModel Option(AttributeArguments arguments, Hyperparameter entry) =>
        new(entry.Name, NumberArguments.Read(arguments, entry.Name, entry.Range, entry.Default));
}
