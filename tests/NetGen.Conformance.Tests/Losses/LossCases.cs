using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Losses;

/// <summary>What tests have to know of losses: the last activations they take, the targets they mean, and where they have kinks.</summary>
internal static class LossCases
{
    /// <summary>The losses with the last activations that they take.</summary>
    public static IEnumerable<(Activation Last, Loss Loss)> Heads =>
        from loss in Enum.GetValues<Loss>()
        from last in Enum.GetValues<Activation>()
        where GoesWith(loss, last)
        select (last, loss);

    public static bool GoesWith(Loss loss, Activation last) => loss switch
    {
        Loss.BinaryCrossEntropy => last == Activation.Sigmoid,
        Loss.CategoricalCrossEntropy => last == Activation.Softmax,
        Loss.Hinge => last == Activation.Linear,
        Loss.Perceptron => last == Activation.Step,
        _ => last != Activation.Step,
    };

    /// <summary>
    /// A target, given a number from −1 to 1. Under cross-entropy the targets of a sample sum to no round number, so that a forgotten sum shows.
    /// </summary>
    public static double Target(Loss? loss, double drawn) => loss switch
    {
        Loss.CategoricalCrossEntropy or Loss.BinaryCrossEntropy => (0.5 * drawn) + 0.5,
        Loss.Hinge => drawn < 0 ? -1 : 1,
        Loss.Perceptron => drawn < 0 ? 0 : 1,
        _ => drawn,
    };

    /// <summary>The target of an output, given a class index.</summary>
    public static double TargetOfLabel(Loss loss, int label, int output, int outputs)
    {
        bool isClass = outputs == 1 ? label == 1 : label == output;
        return isClass ? 1 : loss == Loss.Hinge ? -1 : 0;
    }

    /// <summary>Gives a loss numbers that are not its defaults; smooths labels for every other choice.</summary>
    public static DefinitionBuilder WithNumbers(DefinitionBuilder builder, Loss loss, int choice) => loss switch
    {
        // Some differences lie on either side.
        Loss.Huber => builder.Option("Delta", 0.4),
        Loss.CategoricalCrossEntropy => builder.Option("LabelSmoothing", choice % 2 == 0 ? 0 : 0.1),
        _ => builder,
    };

    /// <summary>Whether the loss is measured before the last activation, where a kink is then looked for.</summary>
    public static bool KinksBeforeActivation(Loss loss) => loss == Loss.Perceptron;

    /// <summary>How far a prediction is from where the gradient jumps or bends.</summary>
    public static double DistanceFromKink(TrainingDefinition training, double prediction, double target) => training.Loss switch
    {
        Loss.MeanAbsoluteError => Math.Abs(prediction - target),
        Loss.Huber => Math.Abs(Math.Abs(prediction - target) - training.Options["Delta"]),
        Loss.Hinge => Math.Abs(1 - (target * prediction)),
        Loss.Perceptron => Math.Abs(prediction),
        _ => double.PositiveInfinity,
    };

    /// <summary>Whether all predictions are far enough from kinks, or exactly on them: then everyone is.</summary>
    public static bool AreAwayFromKinks(TrainingDefinition training, IEnumerable<double> predictions, IEnumerable<double> targets, double distance) =>
        predictions.Zip(targets).All(pair => DistanceFromKink(training, pair.First, pair.Second) is var found && (found == 0 || found >= distance));
}
