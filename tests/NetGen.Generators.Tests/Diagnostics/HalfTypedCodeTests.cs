using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>Where the compiler reports an error already, nothing is added and nothing emitted.</summary>
public class HalfTypedCodeTests
{
    [Theory]
    [InlineData("[Network(4)] [Dense] partial class Net;")]
    [InlineData("[Network(4)] [Dense(] partial class Net;")]
    [InlineData("[Network(4)] [Dense()] partial class Net;")]
    [InlineData("[Network(4)] [Dense(\"a\")] partial class Net;")]
    [InlineData("[Network(\"a\")] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4, )] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4L)] [Dense(3)] partial class Net;")]
    [InlineData("[Network(new int[] { 4, x })] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(99999999999)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, UseBias = 3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, Name = 3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, Name = )] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, From = \"input\")] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, From = new[] { 3 })] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, From = new string[] { nameof( })] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, Activation.)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, Activation.Relu)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3, Unknown.Thing)] partial class Net;")]
    [InlineData("[Network(4)] [Dnse(3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [Dens(3, Activation.Softmax)] [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv2D] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4)] [Flatten] [Dense(3)] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, )] [Flatten] [Dense(3)] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 3, 3, 3)] [MaxPool2D(2)] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 3, Padding = Same)] [MaxPool2D(2)] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 3, Stride = )] [MaxPool2D(2)] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [MaxPool2D] [Dense(3)] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 3)] [Flaten] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [Training] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.SGD, Beta1 = \"x\")] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.SGD)] [Training(Loss.MeanSquaredError, Optimizer.SGD)] partial class Net;")]
    [InlineData("[Network(4)] [Network(4)] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] partial class Net; [Network(4)] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] partial class { }")]
    [InlineData("[Network(4)] [Dense(3)] partial class Net : Missing { }")]
    [InlineData("partial class Outer { [Network(4)] [Dense(3)] partial class Net; } partial struct Outer { [Network(4)] [Dense(3)] partial class Net; }")]
    [InlineData("class OddAttribute : LayerAttribute; [Network(4)] [Dense(3)] [Odd] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] enum Net { }")]
    public void IsLeftToCompiler(string source) => DiagnosticAssert.IsLeftToCompiler(source);

    [Fact]
    public void OtherNetworksAreUnaffected()
    {
        GeneratorRun run = GeneratorRunner.Run("""
            using NetGen;
            [Network(4), Dense(0)] partial class Wrong;
            [Network(4), Dense()] partial class Broken;
            [Network(4), Dense(3)] partial class Right;
            """);
        Assert.Equal("NG0016", Assert.Single(run.Diagnostics).Id);
        Assert.Equal("Right.g.cs", Assert.Single(run.Sources).HintName);
    }

    [Fact]
    public void ErrorsInTheBodyDoNotMatter()
    {
        GeneratorRun run = GeneratorRunner.Run("using NetGen; [Network(4), Dense(3)] partial class Net { void F() { Predict( } int }");
        Assert.Empty(run.Diagnostics);
        Assert.Single(run.Sources);
    }

    [Fact]
    public void ManyProblemsAreReportedAtOnce()
    {
        GeneratorRun run = GeneratorRunner.Run("""
            using NetGen;
            [Network(4, 4, 4)]
            [Dense(3)]
            [Dense(0, Name = "a")]
            [Dense(3, Activation.Softmax, Name = "a")]
            [Dense(2, (Activation)99)]
            [Training(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = -1, Beta1 = 0.9)]
            partial class Net { int InputSize; }
            """);
        Assert.Equal(
            ["NG0010", "NG0016", "NG0016", "NG0017", "NG0018", "NG0021", "NG0025", "NG0027"],
            run.Diagnostics.Select(diagnostic => diagnostic.Id).Order());
    }
}
