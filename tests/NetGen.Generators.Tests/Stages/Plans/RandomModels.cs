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
    private static readonly int[] Widths = [128, 256, 512];

    /// <summary>The network of a seed. Small sizes and few layers are as likely as large ones and many.</summary>
    public NetworkModel Of(int seed)
    {
        Random random = new(seed);
        List<LayerSpec> specs = [];
        int count = LogUniform(random, MostLayers);
        for (int index = 0; index < count; index++)
        {
            Vocabulary.Activation activation = Activation(random, isLast: index == count - 1);

            specs.Add(random.Next(6) == 0
                ? Models.Activate(activation)
                : Models.Dense(LogUniform(random, LargestSize), activation, useBias: random.Next(4) != 0));
        }

        NetworkModel model = Models.Chain(LogUniform(random, LargestSize), [.. specs]) with { VectorBits = Widths[seed % Widths.Length] };
        model = model with { Features = model.Layers.Select(layer => layer.Index).Where(index => (index + seed) % 5 == 0).ToEquatableArray() };
        return random.Next(3) == 0 ? model : Train(model, random);
    }

    private static NetworkModel Train(NetworkModel model, Random random)
    {
        Vocabulary.Activation last = Catalogue.Layer(model.Layers[^1].Spec).Activation(model.Layers[^1].Spec);
        LossDescriptor[] losses = [.. Catalogue.Losses.Where(loss => loss.Pairs.Contains(last))];
        OptimizerDescriptor[] optimizers = [.. Catalogue.Optimizers];
        return model.Trained(losses[random.Next(losses.Length)].Loss, optimizers[random.Next(optimizers.Length)].Optimizer);
    }

    private static Vocabulary.Activation Activation(Random random, bool isLast)
    {
        Vocabulary.Activation[] activations = [.. Catalogue.Activations
            .Where(entry => isLast || (entry.IsElementwise && entry.Activation != Vocabulary.Activation.Step))
            .Select(entry => entry.Activation)];
        return activations[random.Next(activations.Length)];
    }

    private static int LogUniform(Random random, int largest) =>
        Math.Min(largest, (int)Math.Exp(random.NextDouble() * Math.Log(largest + 1)));
}
