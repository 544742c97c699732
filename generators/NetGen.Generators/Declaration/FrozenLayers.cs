using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Diagnostics;

namespace NetGen.Generators.Declaration;

/// <summary>Which layers learn, and how fast.</summary>
internal static class FrozenLayers
{
    /// <summary>Reads what every layer attribute says about it.</summary>
    public static void Read(LayerDeclaration layer)
    {
        layer.Trainable = layer.Arguments.Boolean("Trainable", fallback: true);
        layer.LearningRateScale = NumberArguments.Read(layer.Arguments, "LearningRateScale", NumberRange.Scale, fallback: 1);
    }

    /// <summary>Reports a network that is to be trained and has all its parameters in frozen layers.</summary>
    public static void Check(ImmutableArray<LayerDeclaration> layers, AttributeArguments training, string network)
    {
        bool isKnown = layers.All(layer => layer.Output is not null);
        LayerDeclaration[] parameterized = layers.Where(layer => layer.ParameterShapes.Length > 0).ToArray();
        if (isKnown && parameterized.Length > 0 && !parameterized.Any(layer => layer.Trainable))
        {
            training.Report(Problem.NothingToTrain, null, network);
        }
    }
}
