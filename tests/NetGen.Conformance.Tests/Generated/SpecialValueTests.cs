using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.Conformance.Tests.Golden;
using NetGen.Engine;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>
/// Infinities, NaN, zeros, denormals and the ends of the range through every activation that is a formula: one sample, batches and training agree
/// with the engine in double, which agrees with PyTorch on what has no limit.
/// </summary>
public sealed class SpecialValueTests
{
    private const float Target = -0.7109375f;
    private const float SmallestNormal = 1.17549435e-38f;

    // One output, two half and several vectors of them: in registers, as epilogues, as passes after the product, with samples in lanes.
    private static readonly int[] Widths = [1, 9, 40];

    private static readonly Activation[] Formulas = [.. Enum.GetValues<Activation>().Except([Activation.Softmax])];

    /// <summary>
    /// Where the formula is <c>−∞·0</c>. The limit is 0; PyTorch 1.13 gives NaN, in single precision and in double, and so does NetGen: a sum that has
    /// overflowed is not to pass for one that is large.
    /// </summary>
    private static readonly Activation[] NaNAtMinusInfinity =
        [Activation.GELU, Activation.GELUTanh, Activation.Swish, Activation.HardSwish, Activation.Mish];

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks(Definitions()));

    private static readonly float[] Specials =
    [
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 0f, -0f, float.Epsilon, -float.Epsilon, SmallestNormal / 2, -SmallestNormal / 2,
        SmallestNormal, -SmallestNormal, float.MaxValue, -float.MaxValue, 1e30f, -1e30f, 1e19f, -1e19f, 100, -100, 88, -88, 25, -25, 3, -3,
    ];

    public static TheoryData<Activation, int> Cases
    {
        get
        {
            TheoryData<Activation, int> data = [];
            foreach (Activation activation in Formulas)
            {
                foreach (int width in Widths)
                {
                    data.Add(activation, width);
                }
            }

            return data;
        }
    }

    public static TheoryData<Activation> Trained => [.. Formulas.Where(activation => activation != Activation.Step)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void PredictionsAreOfTheKindOfTheEngines(Activation activation, int width)
    {
        string name = Name(activation, width);
        ILoadedNetwork network = Compiled.Value.Create(name);
        RuntimeNetwork<double> engine = Identity(network, Compiled.Value.Definition(name));
        float[] output = new float[width];
        float[] outputs = new float[Specials.Length * width];
        network.PredictBatch(Specials, outputs);
        for (int row = 0; row < Specials.Length; row++)
        {
            double expected = Value(engine, Specials[row], width);
            network.Predict(Specials.AsSpan(row, 1), output);
            for (int i = 0; i < width; i++)
            {
                AssertSame(expected, output[i], $"{activation}({Specials[row]:R})");
                AssertSame(expected, outputs[(row * width) + i], $"{activation}({Specials[row]:R}) in a batch");
            }
        }
    }

    [Fact]
    public void TheEngineSaysWhatPyTorchSays()
    {
        foreach (Activation activation in GoldenActivations.All.Intersect(Formulas))
        {
            string name = Name(activation, 1);
            RuntimeNetwork<double> engine = Identity(Compiled.Value.Create(name), Compiled.Value.Definition(name));
            foreach (float special in Specials)
            {
                bool isNaN = float.IsNaN(special) || (float.IsNegativeInfinity(special) && NaNAtMinusInfinity.Contains(activation));
                Assert.True(isNaN == double.IsNaN(Value(engine, special, 1)), $"{activation}({special:R})");
            }
        }
    }

    // The mean absolute difference from what no value comes near, so that the gradient by the bias is the derivative, but for its sign.
    [Theory]
    [MemberData(nameof(Trained))]
    public void TrainingComputesTheSameAndAFiniteDerivativeOfAllThatIsFinite(Activation activation)
    {
        foreach (int width in Widths)
        {
            string name = Name(activation, width) + "Trained";
            ILoadedTrainableNetwork network = Compiled.Value.CreateTrainable(name);
            NetworkDefinition definition = Compiled.Value.Definition(name);
            RuntimeNetwork<double> engine = Identity(network, definition);

            // The sum over the outputs is to stay within the range.
            foreach (float special in Specials.Where(special => width == 1 || !float.IsFinite(special) || Math.Abs(special) < 1e36f))
            {
                string what = $"{activation}({special:R}) of {width} in training";
                float loss = network.ComputeGradients([special], [.. Enumerable.Repeat(Target, width)]);
                double expected = engine.ComputeGradients([special], [.. Enumerable.Repeat((double)Target, width)]);
                AssertSame(expected, loss, what);
                float[] gradients = SampleNetworks.Gradients(network);
                double[] expectedGradients = new double[engine.ParameterCount];
                engine.GetGradients(expectedGradients);
                if (float.IsFinite(special))
                {
                    for (int i = width; i < 2 * width; i++)
                    {
                        AssertSame(expectedGradients[i], gradients[i], $"the derivative of {what}");
                    }
                }

                network.ApplyGradients();
                engine.ApplyGradients();
                bool isApplied = engine.LatestStepWasApplied && float.IsFinite((float)expected);
                Assert.True(network.LatestStepWasApplied == isApplied, $"{what}: applied: {network.LatestStepWasApplied}.");
                Identity(network, engine);
            }
        }
    }

    // An infinite sum has a share of 1 in a limit and of 0 in another: NaN, as in PyTorch. One below all others has a share of 0.
    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    public void SoftmaxOfInfinitySaysWhatPyTorchSays(int width)
    {
        ILoadedNetwork network = Compiled.Value.Create($"Softmax{width}");
        foreach ((float special, bool isNaN) in new[]
        {
            (float.PositiveInfinity, true), (float.NaN, true), (float.NegativeInfinity, false), (float.MaxValue, false), (-float.MaxValue, false),
            (float.Epsilon, false),
        })
        {
            float[] inputs = new float[4 * width];
            inputs[width - 2] = special;
            inputs[(3 * width) - 1] = special;
            float[] outputs = new float[inputs.Length];
            network.PredictBatch(inputs, outputs);
            for (int row = 0; row < 4; row++)
            {
                float[] single = new float[width];
                network.Predict(inputs.AsSpan(row * width, width), single);
                Assert.Equal(single, outputs[(row * width)..((row + 1) * width)]);
                Assert.All(single, value => Assert.Equal(isNaN && row is 0 or 2, float.IsNaN(value)));
            }

            Assert.Equal(float.IsNegative(special) && !isNaN, outputs[width - 2] == 0);
            Assert.Equal(special == float.MaxValue, outputs[width - 2] == 1);
        }
    }

    private static IEnumerable<NetworkDefinition> Definitions() => Formulas
        .SelectMany(activation => Widths.SelectMany(width => new[]
        {
            new DefinitionBuilder(Name(activation, width), 1).Dense(width, activation).Build(),
            new DefinitionBuilder(Name(activation, width) + "Trained", 1).Dense(width, activation)
                .Training(activation == Activation.Step ? Loss.Perceptron : Loss.MeanAbsoluteError, Optimizer.SGD).Build(),
        }))
        .Concat(new[] { 3, 17 }.Select(width => new DefinitionBuilder($"Softmax{width}", width).Activate(Activation.Softmax).Build()));

    private static string Name(Activation activation, int width) => string.Create(CultureInfo.InvariantCulture, $"{activation}{width}");

    // Weights of 1, biases of 0, slopes as they start: the sums are the inputs.
    private static RuntimeNetwork<double> Identity(ILoadedNetwork network, NetworkDefinition definition)
    {
        RuntimeNetwork<double> engine = new(definition);
        Identity(network, engine);
        return engine;
    }

    private static void Identity(ILoadedNetwork network, RuntimeNetwork<double> engine)
    {
        int width = engine.OutputSize;
        float[] parameters = new float[network.ParameterCount];
        parameters.AsSpan(0, width).Fill(1);
        parameters.AsSpan(2 * width).Fill(0.25f);
        network.SetParameters(parameters);
        engine.SetParameters(SampleData.Widen(parameters));
    }

    private static double Value(RuntimeNetwork<double> engine, float special, int width)
    {
        double[] output = new double[width];
        engine.Predict([special], output);
        return output[0];
    }

    // A value beyond the range of floats is infinite in them.
    private static void AssertSame(double expected, float actual, string what)
    {
        float rounded = (float)expected;
        bool isSame = float.IsFinite(rounded)
            ? Math.Abs(actual - rounded) <= 1e-6 * Math.Max(1, Math.Abs(rounded))
            : float.IsNaN(rounded) ? float.IsNaN(actual) : actual == rounded;
        Assert.True(isSame, string.Create(CultureInfo.InvariantCulture, $"{what} is {actual:R}, expected {expected:R}."));
    }
}
