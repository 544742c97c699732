using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class CancelledBiasTests
{
    private static Task Gives(string layer, string normalization, int biases, string attributes) => AdviceAssert.Gives(
        "NG0040",
        DiagnosticSeverity.Info,
        $"BatchNorm layer \"{normalization}\" takes off again what the {biases} biases of layer \"{layer}\" add: UseBias = false saves them",
        attributes);

    [Fact]
    public async Task OfADenseLayer() => await Gives("0", "1", 8, "[Network(4)] [[|Dense(8)|]] [BatchNorm] [Activate(Activation.ReLU)] [Dense(3)]");

    [Fact]
    public async Task OfAConvolution() =>
        await Gives("c", "2", 4, "[Network(8, 8, 1)] [Conv2D(4, 3, Name = \"c\", [|UseBias = true|])] [Flatten] [BatchNorm] [Activate(Activation.ReLU)] [Dense(3)]");

    [Theory]
    [InlineData("[Network(4)] [Dense(8, UseBias = false)] [BatchNorm] [Activate(Activation.ReLU)] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU)] [BatchNorm] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense(8)] [LayerNorm] [Activate(Activation.ReLU)] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense(8)] [Dropout(0.5)] [BatchNorm] [Activate(Activation.ReLU)] [Dense(3)]")]
    [InlineData("[Network(4)] [Dense(8, Name = \"a\")] [BatchNorm] [Activate(Activation.ReLU)] [Add(From = [\"a\", \"2\"])]")]
    [InlineData("[Network(9, 4)] [GRU(8)] [BatchNorm] [Dense(3)]")]
    public Task Silent(string attributes) => AdviceAssert.IsSilent(attributes);
}
