using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class CutOffBeforeSoftmaxTests
{
    [Theory]
    [InlineData("[Network(4)] [Dense(3, [|Activation.ReLU|])] [Activate(Activation.Softmax)]", "ReLU", "0")]
    [InlineData("[Network(4)] [Dense(3, [|Activation.Sigmoid|])] [Activate(Activation.Softmax)]", "Sigmoid", "0")]
    [InlineData("[Network(4)] [Dense(3, [|Activation.Tanh|])] [Dropout(0)] [Activate(Activation.Softmax)]", "Tanh", "-1")]
    [InlineData("[Network(4)] [Dense(3, [|Activation.ELU|], Alpha = 2)] [Activate(Activation.Softmax)]", "ELU", "-2")]
    [InlineData("[Network(4)] [Dense(3, [|Activation.SELU|])] [Activate(Activation.Softmax)]", "SELU", "-1.76")]
    [InlineData("[Network(9, 4)] [Conv1D(3, 9, [|Activation = Activation.ReLU|])] [Flatten] [Activate(Activation.Softmax)]", "ReLU", "0")]
    public Task Gives(string attributes, string activation, string bound) => AdviceAssert.Gives(
        "NG0035",
        DiagnosticSeverity.Warning,
        $"Layer \"0\" ends in {activation} and gives nothing below {bound} to softmax: classes cannot be told to be unlikely; leave the activation out",
        attributes);

    [Fact]
    public Task AnActivationOfItsOwn() => AdviceAssert.Gives(
        "NG0035",
        DiagnosticSeverity.Warning,
        "Layer \"1\" ends in ReLU and gives nothing below 0 to softmax: classes cannot be told to be unlikely; leave the activation out",
        "[Network(4)] [Dense(3)] [Activate([|Activation.ReLU|])] [Activate(Activation.Softmax)]");

    [Theory]
    [InlineData("[Network(4)] [Dense(5, Activation.ReLU)] [Dense(3, Activation.Softmax)]")]
    [InlineData("[Network(4)] [Dense(3)] [Activate(Activation.Softmax)]")]
    [InlineData("[Network(4)] [Dense(3, Activation.LeakyReLU)] [Activate(Activation.Softmax)]")]
    [InlineData("[Network(4)] [Dense(3, Activation.PReLU)] [Activate(Activation.Softmax)]")]
    [InlineData("[Network(4)] [Dense(3, Activation.ReLU)] [BatchNorm] [Activate(Activation.Softmax)]")]
    [InlineData("[Network(4)] [Dense(3, Activation.ReLU, Name = \"a\")] [Dense(3)] [Add(From = [\"a\", \"1\"])] [Activate(Activation.Softmax)]")]
    public Task Silent(string attributes) => AdviceAssert.IsSilent(attributes);
}
