using System;
using System.Linq;

namespace NetGen;

/// <summary>
/// Feature extraction: what a trained network makes of samples, up to one of its layers, as the inputs of another network. The first network is
/// run once, however many epochs the second is trained for.
/// </summary>
public static class FeatureExtraction
{
    /// <summary>The same samples with the results of a layer for inputs.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="layer">The name of one of its <see cref="INetwork{TSelf}.FeatureLayers"/>.</param>
    /// <param name="data">The samples.</param>
    /// <returns>A data set with as many samples and the same targets or labels.</returns>
    /// <exception cref="ArgumentException">The layer's result cannot be asked for, or the samples are not of the network's input size, or have lengths.</exception>
    public static Dataset Extract<TNetwork>(TNetwork network, string layer, Dataset data)
        where TNetwork : INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != TNetwork.InputSize)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected samples of {TNetwork.InputSize} inputs, got {data.InputSize}."), nameof(data));
        }

        if (data.HasLengths)
        {
            throw new ArgumentException("Expected samples without lengths, since the results of layers are of whole rows: found some with.", nameof(data));
        }

        int size = TNetwork.Definition.Layers.FirstOrDefault(known => known.Name == layer)?.OutputShape.Size ?? 1;
        float[] features = new float[checked(data.Count * size)];
        network.PredictFeatures(layer, data.Inputs, features);
        return data.WithInputs(features, size);
    }
}
