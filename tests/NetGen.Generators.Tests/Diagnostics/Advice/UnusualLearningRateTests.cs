using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

public class UnusualLearningRateTests
{
    [Theory]
    [InlineData("Adam", "1", "0.000001", "0.1", "1", "diverge")]
    [InlineData("AdamW", "0.2f", "0.000001", "0.1", "0.2", "diverge")]
    [InlineData("RMSprop", "0.5", "0.000001", "0.1", "0.5", "diverge")]
    [InlineData("SGD", "3.5", "0.000001", "3", "3.5", "diverge")]
    [InlineData("SGD", "1e-7", "0.000001", "3", "1E-07", "hardly move")]
    [InlineData("Momentum", "1", "0.000001", "0.5", "1", "diverge")]
    [InlineData("Nesterov", "1", "0.000001", "0.5", "1", "diverge")]
    [InlineData("Adagrad", "1e-5", "0.0001", "1", "1E-05", "hardly move")]
    public Task Gives(string optimizer, string rate, string least, string most, string shown, string outcome) => AdviceAssert.Gives(
        "NG0039",
        DiagnosticSeverity.Warning,
        $"{optimizer} usually has a learning rate from {least} to {most}: at {shown}, training will probably {outcome}",
        $"[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.{optimizer}, [|LearningRate = {rate}|])]");

    [Theory]
    [InlineData("SGD, LearningRate = 3")]
    [InlineData("SGD, LearningRate = 1e-6f")]
    [InlineData("Adam, LearningRate = 0.1f")]
    [InlineData("Momentum, LearningRate = 0.5")]
    [InlineData("Adagrad, LearningRate = 0.0001f")]
    [InlineData("Adam")]
    public Task Silent(string training) =>
        AdviceAssert.IsSilent($"[Network(4)] [Dense(3)] [Training(Loss.MeanSquaredError, Optimizer.{training})]");
}
