using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class GlorotBeforeHeTests
{
    private const string Training = " [Training(Loss.MeanSquaredError, Optimizer.SGD)]";

    [Theory]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU, [|Initializer = Initializer.GlorotUniform|])] [Dense(1)]", "GlorotUniform", "ReLU")]
    [InlineData("[Network(4)] [Dense(8, Activation.GELU, [|Initializer = Initializer.GlorotNormal|])] [Dense(1)]", "GlorotNormal", "GELU")]
    [InlineData("[Network(4)] [Dense(8, [|Initializer = Initializer.GlorotUniform|])] [Dropout(0.5)] [Activate(Activation.ReLU)] [Dense(1)]", "GlorotUniform", "ReLU")]
    [InlineData("[Network(9, 4)] [Conv1D(8, 3, Activation = Activation.Mish, [|Initializer = Initializer.GlorotUniform|])] [Flatten] [Dense(1)]", "GlorotUniform", "Mish")]
    public Task Gives(string attributes, string initializer, string activation) => AdviceAssert.Gives(
        "NG0034",
        DiagnosticSeverity.Info,
        $"Layer \"0\" starts with {initializer} weights, but {activation} lets only about half of the signal through: HeUniform, the default before {activation}, makes up for that",
        attributes + Training);

    [Theory]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU)] [Dense(1)]" + Training)]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU, Initializer = Initializer.HeNormal)] [Dense(1)]" + Training)]
    [InlineData("[Network(4)] [Dense(8, Activation.Tanh, Initializer = Initializer.GlorotUniform)] [Dense(1)]" + Training)]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU, Initializer = Initializer.GlorotUniform)] [Dense(1)]")]
    [InlineData("[Network(4)] [Dense(8, UseBias = false, Initializer = Initializer.GlorotUniform)] [BatchNorm] [Activate(Activation.ReLU)] [Dense(1)]" + Training)]
    [InlineData("[Network(4)] [Dense(8, Activation.Tanh, Initializer = Initializer.GlorotUniform)] [Activate(Activation.ReLU)] [Dense(1)]" + Training)]
    [InlineData("[Network(4)] [Dense(8, Activation.ReLU, Initializer = Initializer.GlorotUniform, Trainable = false)] [Dense(1)]" + Training)]
    [InlineData("[Network(9, 4)] [Conv1D(8, 3, Initializer = Initializer.GlorotUniform)] [Flatten] [Activate(Activation.ReLU)] [Dense(1)]" + Training)]
    public Task Silent(string attributes) => AdviceAssert.IsSilent(attributes);
}
