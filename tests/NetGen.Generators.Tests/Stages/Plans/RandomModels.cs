using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Tests.Stages.Lowering;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Random chains that could have been declared, the same ones in each run.</summary>
/// <param name="LargestSize">The most units of a layer and inputs.</param>
/// <param name="MostLayers">The most layers.</param>
internal sealed record RandomModels(int LargestSize, int MostLayers)
{
    /// <summary>The vector widths in bits.</summary>
    public static readonly int[] Widths = [128, 256, 512];

    /// <summary>The network of a seed. Small sizes and few layers are as likely as large ones and many.</summary>
    public NetworkModel Of(int seed)
    {
        Random random = new(seed);
        List<LayerSpec> specs = [];
        int count = LogUniform(random, MostLayers);
        for (int index = 0; index < count; index++)
        {
            Vocabulary.Activation activation = Activation(random, isLast: index == count - 1);

            specs.Add(random.Next(6) switch
            {
                0 => Models.Activate(activation),
                1 when random.Next(2) == 0 => new DropoutSpec(0.25),
                2 when random.Next(2) == 0 => new LayerNormSpec(1e-2),
                _ => Models.Dense(LogUniform(random, LargestSize), activation, useBias: random.Next(4) != 0),
            });
        }

        NetworkModel model = Models.Chain(LogUniform(random, LargestSize), [.. specs]) with { VectorBits = Widths[seed % Widths.Length] };
        model = model with { Features = model.Layers.Select(layer => layer.Index).Where(index => (index + seed) % 5 == 0).ToEquatableArray() };
        return random.Next(3) == 0 ? model : Train(model, random);
    }

    /// <summary>The model with some training that suits it; as it is if none does.</summary>
    public static NetworkModel Train(NetworkModel model, Random random)
    {
        Vocabulary.Activation last = Catalogue.Layer(model.Layers[^1].Spec).Activation(model.Layers[^1].Spec).Activation;
        bool isRow = model.Output.Rank <= 2 || Catalogue.Of(last).IsElementwise;
        LossDescriptor[] losses = [.. Catalogue.Losses.Where(loss => loss.Pairs.Contains(last) && (isRow || !loss.ReadsLogits))];
        bool learns = model.Layers.SkipLast(1).All(layer => Catalogue.Of(Catalogue.Layer(layer.Spec).Activation(layer.Spec)).PassesGradient);
        if (losses.Length == 0 || !learns)
        {
            return model;
        }

        OptimizerDescriptor[] optimizers = [.. Catalogue.Optimizers];
        NetworkModel trained = model.Trained(losses[random.Next(losses.Length)].Loss, optimizers[random.Next(optimizers.Length)].Optimizer);
        return random.Next(2) == 0 ? trained : Vary(trained, random);
    }

    // Penalties, clipping, frozen layers and learning rates of their own.
    private static NetworkModel Vary(NetworkModel model, Random random) => model with
    {
        Layers = model.Layers
            .Select(layer => layer with { Trainable = random.Next(3) != 0, LearningRateScale = random.Next(3) == 0 ? 0.5 : 1 })
            .ToEquatableArray(),
        Training = model.Training! with
        {
            Options = model.Training.Options
                .Concat(Regularization.SharedBy(Catalogue.Of(model.Training.Optimizer))
                    .Where(_ => random.Next(2) == 0)
                    .Select(entry => new OptionModel(entry.Name, 0.25)))
                .ToEquatableArray(),
        },
    };

    /// <summary>An activation that may stand there.</summary>
    public static Vocabulary.Activation Activation(Random random, bool isLast)
    {
        Vocabulary.Activation[] activations = [.. Catalogue.Activations
            .Where(entry => isLast || (entry.IsElementwise && entry.Activation != Vocabulary.Activation.Step))
            .Select(entry => entry.Activation)];
        return activations[random.Next(activations.Length)];
    }

    /// <summary>A number from 1 to a largest; small ones are as likely as large ones.</summary>
    public static int LogUniform(Random random, int largest) =>
        Math.Min(largest, (int)Math.Exp(random.NextDouble() * Math.Log(largest + 1)));

    /// <summary>A network in words.</summary>
    public static string Words(NetworkModel model) =>
        $"{model.Input} → " + string.Join(" → ", model.Layers.Select(layer => $"{layer.Spec} from {string.Join(", ", layer.Sources)}: {layer.Output}"));
}
