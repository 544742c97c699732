using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

/// <summary>A network that is trained and has a step in it is in error wherever a gradient would have to pass the step, so that there is nothing left to advise.</summary>
public class StepTests
{
    public static TheoryData<string> Losses() => new(Catalogue.Losses.Select(loss => loss.Loss.ToString()));

    [Theory]
    [MemberData(nameof(Losses))]
    public void OnTheOutput(string loss)
    {
        GeneratorRun run = Run($"[Dense(3, Activation.Step)] [Training(Loss.{loss}, Optimizer.SGD)]");
        Assert.Equal(loss == "Perceptron" ? [] : ["NG0026"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("[Dense(5, Activation.Step)] [Dense(3)]")]
    [InlineData("[Dense(5)] [Activate(Activation.Step)] [Dropout(0.5)] [Dense(3)]")]
    [InlineData("[Dense(5, Activation.Step, Name = \"a\")] [Dense(5, From = [\"input\"])] [Add(From = [\"a\", \"1\"])]")]
    public void BeforeIt(string layers) =>
        Assert.Equal(["NG0031"], Run($"{layers} [Training(Loss.MeanSquaredError, Optimizer.SGD)]").Diagnostics.Select(diagnostic => diagnostic.Id));

    private static GeneratorRun Run(string attributes) => GeneratorRunner.Run($"using NetGen; [Network(4)] {attributes} partial class Net;");
}
