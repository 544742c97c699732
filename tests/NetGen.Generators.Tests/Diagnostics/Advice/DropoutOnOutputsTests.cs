using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class DropoutOnOutputsTests
{
    private const string Training = " [Training(Loss.MeanSquaredError, Optimizer.SGD)]";

    [Theory]
    [InlineData("[Network(4)] [Dense(3)] [[|Dropout(0.5)|]]" + Training)]
    [InlineData("[Network(4)] [Dense(3)] [[|Dropout(0.5)|]] [Activate(Activation.Softmax)] [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]")]
    [InlineData("[Network(9, 1)] [Dense(3)] [[|Dropout(0.5)|]] [Flatten] [Activate(Activation.Tanh)]" + Training)]
    public Task Gives(string attributes) => AdviceAssert.Gives(
        "NG0037",
        DiagnosticSeverity.Warning,
        "Dropout layer \"1\" sets outputs of the network itself to zero, which no weight after it can learn to bear: put it before the last layer with weights",
        attributes);

    [Theory]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU)] [Dropout(0.5)] [Dense(3)]" + Training)]
    [InlineData("[Network(4)] [Dense(3)] [Dropout(0.5)]")]
    [InlineData("[Network(4)] [Dense(8, Name = \"a\")] [Dropout(0.5)] [Add(From = [\"a\", \"1\"])]" + Training)]
    public Task Silent(string attributes) => AdviceAssert.IsSilent(attributes);
}
