using System;
using NetGen.Runtime;

namespace NetGen.Tests.Support;

/// <summary>A network with the parameters of a recurrent layer: one bias, where files have two. It can do nothing but keep them.</summary>
internal sealed class TwoBiases : INetwork<TwoBiases>
{
    private readonly float[] _parameters = new float[ParameterCount];

    public static NetworkDefinition Definition { get; } = new(
        nameof(TwoBiases),
        new TensorShape(3, 1),
        [
            new LayerDefinition
            {
                Name = "rnn",
                Kind = "SimpleRNN",
                Inputs = [NetworkDefinition.InputName],
                OutputShape = new TensorShape(2),
                Activation = Activation.Tanh,
                Parameters =
                [
                    new ParameterDefinition("rnn.weight_ih_l0", new TensorShape(2, 1), Initializer.GlorotUniform, 1, 2),
                    new ParameterDefinition("rnn.bias_ih_l0", new TensorShape(2), Initializer.Zeros, 1, 2) { AddedInFiles = "rnn.bias_hh_l0" },
                ],
            },
            new LayerDefinition
            {
                Name = "head",
                Kind = "Dense",
                Inputs = ["rnn"],
                OutputShape = new TensorShape(1),
                Parameters = [new ParameterDefinition("head.weight", new TensorShape(1, 2), Initializer.GlorotUniform, 2, 1)],
            },
        ],
        training: null);

    public static int InputSize => 3;

    public static int OutputSize => 1;

    public static int ParameterCount => Definition.ParameterCount;

    public static TwoBiases Create(ulong seed) => new();

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => throw new NotSupportedException();

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void GetParameters(Span<float> destination) => _parameters.CopyTo(destination);

    public void SetParameters(ReadOnlySpan<float> source) => source.CopyTo(_parameters);

    public float[] Parameters() => [.. _parameters];
}
