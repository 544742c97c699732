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

    /// <summary>Reads the attribute; what is reported keeps the network from being emitted.</summary>
    /// <param name="arguments">The attribute.</param>
    /// <param name="lastActivation">The network's last activation, if it is known.</param>
    /// <param name="problems">Where problems go.</param>
    public static TrainingModel? Read(AttributeArguments arguments, Activation? lastActivation, ProblemList problems)
    {
        int before = problems.Count;
        Loss loss = arguments.Enum<Loss>("loss");
        Optimizer optimizer = arguments.Enum<Optimizer>("optimizer");
        if (problems.Count > before)
        {
            return null;
        }

        LossDescriptor lossDescriptor = Catalogue.Of(loss);
        CheckPairing(arguments, lossDescriptor, lastActivation);
        OptimizerDescriptor descriptor = Catalogue.Of(optimizer);
        ImmutableArray<Hyperparameter> hyperparameters = descriptor.Hyperparameters.AddRange(lossDescriptor.Hyperparameters);
        CheckProperties(arguments, $"training by {optimizer} on {loss}", hyperparameters);
        double learningRate = Number(arguments, LearningRate, NumberRange.Positive, descriptor.DefaultLearningRate);
        EquatableArray<OptionModel> options = hyperparameters
            .Select(entry => new OptionModel(entry.Name, Number(arguments, entry.Name, entry.Range, entry.Default)))
            .ToEquatableArray();
        return new TrainingModel(loss, optimizer, learningRate, options);
    }

    private static void CheckPairing(AttributeArguments arguments, LossDescriptor loss, Activation? last)
    {
        if (last is { } activation && !loss.Pairs.Contains(activation))
        {
            arguments.Report(Problem.LossActivationMismatch, "loss", loss.Loss, string.Join(" or ", loss.Pairs), activation);
        }
    }

    private static void CheckProperties(AttributeArguments arguments, string reader, ImmutableArray<Hyperparameter> hyperparameters)
    {
        foreach (string property in arguments.Properties.Where(property => property is not (LearningRate or Health)))
        {
            if (hyperparameters.All(entry => entry.Name != property))
            {
                string read = string.Join(", ", new[] { LearningRate }.Concat(hyperparameters.Select(entry => entry.Name)));
                arguments.Report(Problem.UnusedHyperparameter, property, property, reader, read);
            }
        }
    }

    // Checked as a float too, which is what emitted code computes in: 1e-50 is above 0 and 0.99999999 below 1 in double precision only.
    private static double Number(AttributeArguments arguments, string property, NumberRange range, double fallback)
    {
        if (arguments.Double(property) is not { } value)
        {
            return fallback;
        }

        if (!range.Contains(value) || !range.Contains((float)value))
        {
            string words = range.Contains(value) ? range.Words + " in single precision" : range.Words;
            arguments.Report(Problem.ArgumentOutOfRange, property, property, words, value);
        }

        return value;
    }
}
