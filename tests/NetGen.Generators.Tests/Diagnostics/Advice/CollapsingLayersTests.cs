using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class CollapsingLayersTests
{
    private static Task Gives(string first, string second, string output, string attributes) => AdviceAssert.Gives(
        "NG0036",
        DiagnosticSeverity.Warning,
        $"Layers \"{first}\" and \"{second}\" are one linear map, because there is no activation between them: a single layer that gives {output} can do the same",
        attributes);

    [Theory]
    [InlineData("[Network(4)] [[|Dense(8)|]] [Dense(3, Activation.Softmax)]", "1", "3")]
    [InlineData("[Network(4)] [Dense(4, [|Activation.Linear|])] [Dense(5)]", "1", "5")]
    [InlineData("[Network(4)] [[|Dense(8)|]] [Dropout(0.5)] [Activate(Activation.Linear)] [Dense(3)]", "3", "3")]
    [InlineData("[Network(4, 4, 1)] [[|Conv2D(4, 1)|]] [Conv2D(8, 1, Activation = Activation.ReLU)] [GlobalAvgPool]", "1", "4×4×8")]
    [InlineData("[Network(9, 2)] [[|Dense(4)|]] [Dense(3)] [GRU(5)]", "1", "9×3")]
    public Task TwoInARow(string attributes, string second, string output) => Gives("0", second, output, attributes);

    [Fact]
    public async Task WhicheverTheyAre()
    {
        await Gives("0", "1", "8", "[Network(4)] [[|Dense(8)|]] [Dense(8, Activation.ReLU)] [Dense(4, Activation.ReLU)] [Dense(1)]");
        await Gives("1", "2", "4", "[Network(4)] [Dense(8, Activation.ReLU)] [[|Dense(8)|]] [Dense(4, Activation.ReLU)] [Dense(1)]");
    }

    [Theory]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU)] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense(8)] [LayerNorm] [Dense(3)]")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 3)] [MaxPool2D(2)] [Conv2D(8, 3)]")]
    public Task SomethingInBetween(string attributes) => AdviceAssert.IsSilent(attributes);

    // What is frozen comes from elsewhere, and is not to be mixed up with what learns.
    [Fact]
    public Task Frozen() => AdviceAssert.IsSilent("[Network(4)] [Dense(8, Trainable = false)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.SGD)]");

    // The weights of the first are shared by all positions, and those of a single layer would not be.
    [Theory]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 1)] [Flatten] [Dense(10)]")]
    [InlineData("[Network(3, 100)] [Dense(30)] [Flatten] [Dense(60)]")]
    public Task SharedWeights(string attributes) => AdviceAssert.IsSilent(attributes);

    // What is named may be read by PredictFeatures.
    [Fact]
    public Task Named() => AdviceAssert.IsSilent("[Network(4)] [Dense(8, Name = \"embedding\")] [Dense(10)]");

    // Fewer numbers in between: as in principal components, or to have fewer weights.
    [Theory]
    [InlineData("[Network(9)] [Dense(2)] [Dense(9)]")]
    [InlineData("[Network(8, 8, 16)] [Conv2D(4, 1)] [Conv2D(16, 1)]")]
    public Task Bottleneck(string attributes) => AdviceAssert.IsSilent(attributes);

    // Two of these are one with a larger kernel, or none at all.
    [Theory]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 3)] [Conv2D(8, 3)]")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 3, Padding = Padding.Same)] [Conv2D(8, 1)]")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 1, PaddingSize = 1)] [Conv2D(8, 1)]")]
    [InlineData("[Network(8, 8, 1)] [Conv2D(4, 1, Stride = 2)] [Conv2D(8, 1)]")]
    [InlineData("[Network(8, 8, 4)] [Conv2D(4, 3, Groups = 4)] [Conv2D(8, 1)]")]
    [InlineData("[Network(8, 8, 4)] [Conv2D(4, 1, 3)] [Conv2D(4, 3, 1)]")]
    public Task Factors(string attributes) => AdviceAssert.IsSilent(attributes);

    [Theory]
    [InlineData("[Network(4)] [Dense(8, Name = \"a\")] [Dense(8, Activation.ReLU)] [Add(From = [\"a\", \"1\"])]")]
    [InlineData("[Network(4)] [Dense(8, Name = \"a\")] [Dropout(0.5, Name = \"b\")] [Dense(8, Activation.ReLU)] [Add(From = [\"b\", \"2\"])]")]
    public Task ReadByOthers(string attributes) => AdviceAssert.IsSilent(attributes);
}
