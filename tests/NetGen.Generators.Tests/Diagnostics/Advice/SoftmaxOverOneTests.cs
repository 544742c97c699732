using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class SoftmaxOverOneTests
{
    [Theory]
    [InlineData("[Network(4)] [Dense(1, [|Activation.Softmax|])]")]
    [InlineData("[Network(4)] [Dense(1)] [Activate([|Activation.Softmax|])]")]
    [InlineData("[Network(9, 4)] [Dense(1, [|Activation.Softmax|])]")]
    [InlineData("[Network(4)] [Dense(1, [|Activation.Softmax|])] [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]")]
    public Task Gives(string attributes) => AdviceAssert.Gives(
        "NG0038",
        DiagnosticSeverity.Warning,
        "Softmax over one unit is always 1: take Sigmoid for two classes, or one unit for each class",
        attributes);

    [Theory]
    [InlineData("[Network(4)] [Dense(2, Activation.Softmax)]")]
    [InlineData("[Network(4)] [Dense(1, Activation.Sigmoid)]")]
    public Task Silent(string attributes) => AdviceAssert.IsSilent(attributes);
}
