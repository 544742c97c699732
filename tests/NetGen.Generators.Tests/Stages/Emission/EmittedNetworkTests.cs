using System.Runtime.CompilerServices;
using NetGen.Testing;
using NetGen.Testing.Snapshots;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Emission;

/// <summary>
/// What is emitted for small networks, reviewed word for word. After a wanted change,
/// <c>NETGEN_ACCEPT=1 dotnet test tests/NetGen.Generators.Tests --filter EmittedNetworkTests</c> writes the files anew; read the difference.
/// </summary>
public class EmittedNetworkTests
{
    [Fact]
    public void Classifier() => Verify("""
        using NetGen;

        [Network(4)]
        [Dense(5, Activation.ReLU)]
        [Dense(5, Activation.ReLU)]
        [Dense(3, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
        public sealed partial class PenguinNet;
        """);

    [Fact]
    public void RegressionInANamespace() => Verify("""
        using NetGen;

        namespace Harbour.Forecasts;

        [Network(3)]
        [Dense(8, Activation.Tanh, Name = "hidden")]
        [Dense(1, Name = "level")]
        [Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.005, Beta2 = 0.99)]
        internal partial class TideNet;
        """);

    [Fact]
    public void InferenceOnlyInAnOuterClass() => Verify("""
        using NetGen;

        namespace Demo;

        public static partial class Models
        {
            [Network(20)]
            [Dense(33, Activation.Sigmoid)]
            [Dense(7)]
            [Activate(Activation.Softmax)]
            public partial class Digits;
        }
        """);

    [Fact]
    public void Convolutional() => Verify("""
        using NetGen;

        [Network(8, 8, 1)]
        [Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Conv2D(6, 3, Activation = Activation.ReLU)]
        [Flatten]
        [Dense(10, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
        public sealed partial class GlyphNet;
        """);

    [Fact]
    public void LongShortTermMemory() => Verify("""
        using NetGen;

        [Network(6, 3)]
        [LSTM(5)]
        [Dense(2, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
        public sealed partial class GaitNet;
        """);

    [Fact]
    public void GatedSteps() => Verify("""
        using NetGen;

        [Network(4, 2)]
        [GRU(9, ReturnSequences = true, Bidirectional = true)]
        [Dense(3)]
        [Training(Loss.MeanSquaredError, Optimizer.SGD, TruncatedSteps = 2)]
        public sealed partial class TidesNet;
        """);

    [Fact]
    public void OutputsOf512BytesAreEmittedAndCompile()
    {
        GeneratorRun run = GeneratorRunner.Run("""
            using NetGen;

            [Network(128)]
            [Dense(256, Activation.ReLU)]
            [Dense(128)]
            [Training(Loss.MeanSquaredError, Optimizer.SGD)]
            public partial class Autoencoder;
            """);
        Assert.Empty(run.AllDiagnostics);
        Assert.Single(run.Sources);
    }

    private static void Verify(string source, [CallerMemberName] string method = "")
    {
        GeneratorRun run = GeneratorRunner.Run(source);
        Assert.Empty(run.AllDiagnostics);
        Snapshot.Verify(run, method: method);
    }
}
