using System;
using System.Collections.Immutable;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// A network that predicts. Generated classes implement it, so that what works with any network is ordinary generic code.
/// </summary>
/// <typeparam name="TSelf">The network's own class.</typeparam>
public interface INetwork<TSelf>
    where TSelf : INetwork<TSelf>
{
    /// <summary>The number of floats in one sample.</summary>
    static abstract int InputSize { get; }

    /// <summary>The number of floats predicted for one sample.</summary>
    static abstract int OutputSize { get; }

    /// <summary>The number of parameters, in canonical order; padding is not counted.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>The declaration as data.</summary>
    static abstract NetworkDefinition Definition { get; }

    /// <summary>Creates a network whose parameters are initialised from a seed: the same values on every machine.</summary>
    /// <param name="seed">Any number.</param>
    static abstract TSelf Create(ulong seed);

    /// <summary>Creates a network with given parameters. Generated classes draw none from a seed first.</summary>
    /// <param name="parameters"><see cref="ParameterCount"/> floats, in canonical order.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    static virtual TSelf Create(ReadOnlySpan<float> parameters)
    {
        TSelf network = TSelf.Create(seed: 0);
        network.SetParameters(parameters);
        return network;
    }

    /// <summary>Predicts for one sample. Allocates nothing after a thread's first call; safe from many threads at once.</summary>
    /// <param name="input"><see cref="InputSize"/> floats.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> floats. Must not overlap the input.</param>
    /// <exception cref="ArgumentException">A length is not as said.</exception>
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Predicts for any number of samples; none is a no-op.</summary>
    /// <param name="inputs">The samples, row after row.</param>
    /// <param name="outputs">Receives as many rows. Must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, or the numbers of rows differ.</exception>
    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Predicts for any number of samples on several threads, the calling one among them. Gives the same bits whatever the number of threads.
    /// </summary>
    /// <param name="inputs">The samples, row after row.</param>
    /// <param name="outputs">Receives as many rows. Must not overlap the inputs.</param>
    /// <param name="maxDegreeOfParallelism">
    /// How many threads may be used, at least 1; −1 for as many as there are processors, which is also the limit. Fewer are used where there is
    /// too little work for so many, and only the calling one while another call has the threads.
    /// </param>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, or the numbers of rows differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDegreeOfParallelism"/> is 0 or below −1.</exception>
    /// <remarks>A network written by hand that does not say otherwise uses the calling thread alone.</remarks>
    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism)
    {
        Guard.MaxDegreeOfParallelism(maxDegreeOfParallelism, nameof(maxDegreeOfParallelism));
        PredictBatch(inputs, outputs);
    }

    /// <summary>Predicts for any number of sequences of different lengths; none is a no-op.</summary>
    /// <param name="inputs">The samples, row after row, each as long as <see cref="InputSize"/> says; of the steps after a sequence's end nothing is read.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    /// <param name="outputs">Receives as many rows. Where each step has outputs, those after a sequence's end are 0. Must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">
    /// A length is no multiple of a row's, the numbers of rows differ, a number of steps is not as said, or no layer of the network could read it.
    /// </exception>
    void PredictBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs) => throw Guard.NoLengths<TSelf>(nameof(lengths));

    /// <summary>
    /// The layers whose results <see cref="PredictFeatures"/> gives: those with a <see cref="LayerAttribute.Name"/>, and all of a network that is
    /// declared with <see cref="TrainingAttribute.Health"/>.
    /// </summary>
    static virtual ImmutableArray<string> FeatureLayers => [];

    /// <summary>
    /// Predicts up to a layer: what the layer gives, its activation included, for any number of samples; none is a no-op. Emitted for the layers in
    /// <see cref="FeatureLayers"/>.
    /// </summary>
    /// <param name="layer">The name of the layer.</param>
    /// <param name="inputs">The samples, row after row.</param>
    /// <param name="outputs">Receives as many rows, each as long as the layer's result. Must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">
    /// The layer is not among <see cref="FeatureLayers"/>, a length is no multiple of a row's, or the numbers of rows differ.
    /// </exception>
    void PredictFeatures(string layer, ReadOnlySpan<float> inputs, Span<float> outputs) => throw Guard.NoFeatures<TSelf>(layer, nameof(layer));

    /// <summary>Copies all parameters out, in canonical order.</summary>
    /// <param name="destination"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    void GetParameters(Span<float> destination);

    /// <summary>Sets all parameters, in canonical order. Optimizer moments are left alone.</summary>
    /// <param name="source"><see cref="ParameterCount"/> floats.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    void SetParameters(ReadOnlySpan<float> source);

    /// <summary>Copies all running statistics out, in the order of the layers.</summary>
    /// <param name="destination">As many floats as <see cref="NetworkDefinition.StatisticCount"/> says.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    /// <exception cref="NotSupportedException">A network written by hand has statistics and does not implement it.</exception>
    void GetStatistics(Span<float> destination) => RequireNone(destination.Length, nameof(destination));

    /// <summary>Sets all running statistics, in the order of the layers.</summary>
    /// <param name="source">As many floats as <see cref="NetworkDefinition.StatisticCount"/> says.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    /// <exception cref="NotSupportedException">A network written by hand has statistics and does not implement it.</exception>
    void SetStatistics(ReadOnlySpan<float> source) => RequireNone(source.Length, nameof(source));

    private static void RequireNone(int length, string argument)
    {
        if (TSelf.Definition.StatisticCount > 0)
        {
            throw new NotSupportedException($"{typeof(TSelf).Name} has running statistics and does not implement the members that read and set them.");
        }

        Guard.Length(length, 0, argument);
    }
}
