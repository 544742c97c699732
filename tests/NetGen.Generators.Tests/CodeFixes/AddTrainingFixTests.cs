using System;
using System.Threading.Tasks;
using NetGen.CodeFixes;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

public class AddTrainingFixTests
{
    private const string Title = "Add [Training] to 'Net'";

    [Theory]
    [InlineData("net.Fit(data);")]
    [InlineData("net?.Evaluate(data);")]
    [InlineData("net!.TrainStep(new float[4], new float[3]);")]
    [InlineData("net.LearningRate = 1;")]
    [InlineData("_ = new Net { LearningRate = 1 };")]
    [InlineData("_ = nameof(Net.Fit);")]
    [InlineData("Action step = net.ApplyGradients;")]
    public Task AddsItWhereTheNetworkIsDeclared(string use) => FixAssert.FixesElsewhereAsync(
        new AddTrainingFix(),
        Title,
        $"using System;\nclass User {{ void Use(Net net, Dataset data) {{ {use} }} }}",
        "[Network(4)]\n[Dense(3, Activation.Softmax)] // three\npublic partial class Net;\n",
        "[Network(4)]\n[Dense(3, Activation.Softmax)] // three\n[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]\npublic partial class Net;\n");

    [Theory]
    [InlineData("[Network(4), Dense(1, Activation.Sigmoid)]", "[Network(4), Dense(1, Activation.Sigmoid), Training(Loss.BinaryCrossEntropy, Optimizer.Adam)]")]
    [InlineData("[Network(4)] [Dense(1, Activation.Step)]", "[Network(4)] [Dense(1, Activation.Step)] [Training(Loss.Perceptron, Optimizer.Adam)]")]
    [InlineData("[Network(4)] [Dense(1)]", "[Network(4)] [Dense(1)] [Training(Loss.MeanSquaredError, Optimizer.Adam)]")]
    [InlineData("[Network(8, 4)] [LSTM(2)]", "[Network(8, 4)] [LSTM(2)] [Training(Loss.MeanSquaredError, Optimizer.Adam)]")]
    [InlineData(
        "[Network(4, 4, 2)] [Conv2D(3, 1, Activation = Activation.Softmax)]",
        "[Network(4, 4, 2)] [Conv2D(3, 1, Activation = Activation.Softmax)] [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]")]
    [InlineData("[Network(4),\n    Dense(1)]", "[Network(4),\n    Dense(1),\n    Training(Loss.MeanSquaredError, Optimizer.Adam)]")]
    [InlineData(
        "[Network(4)]\n[Dense(1)]\n[System.Serializable]",
        "[Network(4)]\n[Dense(1)]\n[Training(Loss.MeanSquaredError, Optimizer.Adam)]\n[System.Serializable]")]
    public Task TrainsOnTheLossOfTheLastActivation(string before, string after) => FixAssert.FixesAsync(
        new AddTrainingFix(), Title, Declared(before), Declared(after));

    [Theory]
    [InlineData("net.Fitt(data);", "[Network(4), Dense(3)]")]
    [InlineData("net.Fit();", "")]
    public Task IsNotOfferedForOtherMembersAndClasses(string use, string attributes) => FixAssert.OffersAsync(
        new AddTrainingFix(), $"class User {{ void Use(Net net, Dataset data) {{ {use} }} }} {attributes} partial class Net;");

    private static string Declared(string attributes) =>
        $"partial class Outer\n{{\n    {attributes.Replace("\n", "\n    ", StringComparison.Ordinal)}\n    public partial class Net;\n\n    void Use(Net net, Dataset data) => net.Fit(data);\n}}\n";
}
