using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using Xunit;
using static NetGen.Generators.Tests.Stages.Lowering.Models;
using static NetGen.Generators.Vocabulary.Activation;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class InferenceLoweringTests
{
    private const int Budget = 400;
    private const int MostInlinedFunctions = 16;

    [Fact]
    public void AShortNetworkPredictsInOneMethod()
    {
        NetworkPlan plan = NetworkLowering.Lower(Chain(4, Dense(5, ReLU), Dense(5, ReLU), Dense(3, Softmax)));
        CallPlan call = Assert.Single(plan.Inference.Predict);
        Assert.Equal("PredictOne", call.Method.Name);
        Assert.Equal(4, call.Method.Kernels.Count);
    }

    [Theory]
    [InlineData(60, 8)]
    [InlineData(60, 40)]
    [InlineData(20, 300)]
    public void ADeepNetworkIsSplitIntoMethodsOfTheBudget(int depth, int units)
    {
        NetworkPlan plan = NetworkLowering.Lower(Chain(units, [.. Enumerable.Repeat(Dense(units, Tanh), depth)]));
        int[] operations = [.. plan.Inference.Predict.Select(call => call.Method.Kernels.Sum(kernel => kernel.UnrolledOperations))];
        Assert.All(operations, count => Assert.InRange(count, 1, Budget));
        Assert.All(plan.Inference.Predict, call => Assert.True(
            call.Method.Kernels.Count == 1 || call.Method.Kernels.Sum(kernel => kernel.InlinedFunctions) <= MostInlinedFunctions));
        Assert.Equal(depth, plan.Inference.Predict.Sum(call => call.Method.Kernels.Count));

        // Two neighbours would not have fitted together.
        Assert.All(plan.Inference.Predict.Zip(plan.Inference.Predict.Skip(1), (first, second) => (First: first.Method.Kernels, Second: second.Method.Kernels)), pair =>
            Assert.True(pair.First.Sum(kernel => kernel.UnrolledOperations) + pair.Second[0].UnrolledOperations > Budget
                || pair.First.Sum(kernel => kernel.InlinedFunctions) + pair.Second[0].InlinedFunctions > MostInlinedFunctions));
        Assert.Equal(
            Enumerable.Range(1, operations.Length).Select(part => operations.Length == 1 ? "PredictOne" : "PredictOnePart" + part),
            plan.Inference.Predict.Select(call => call.Method.Name));
    }

    [Theory]
    [InlineData(1, 192)]
    [InlineData(300, 96)]
    [InlineData(100000, 24)]
    public void BlocksFillHalfACacheAndAreMultiplesOfTheTiles(int units, int expected) => Assert.Equal(
        expected, NetworkLowering.Lower(Chain(2, Dense(units, ReLU), Dense(units, ReLU), Dense(1))).Inference.BlockRows);

    [Fact]
    public void ABlockHasNoMoreActivationsThanCanBeCounted()
    {
        InferencePlan plan = NetworkLowering.Lower(Chain(Shape.Of(8192, 8192, 3), Activate(ReLU), Activate(Tanh))).Inference;
        Assert.Equal(8192 * 8192 * 4, plan.RowsScratch);
        Assert.Equal(1, plan.BlockRows);
    }

    [Fact]
    public void AChainNeedsScratchForTwoNeighboursOnly()
    {
        InferencePlan shallow = NetworkLowering.Lower(Chain(8, Dense(64, ReLU), Dense(64, ReLU), Dense(8))).Inference;
        InferencePlan deep = NetworkLowering.Lower(Chain(8, [.. Enumerable.Repeat(Dense(64, ReLU), 30), Dense(8)])).Inference;
        Assert.Equal(128, shallow.PredictScratch);
        Assert.Equal(shallow.PredictScratch, deep.PredictScratch);
        Assert.Equal(shallow.RowsScratch, deep.RowsScratch);
    }

    [Fact]
    public void WithoutTrainingNothingIsKeptForIt()
    {
        NetworkModel model = Chain(4, Dense(5, ReLU), Dense(3, Softmax));
        NetworkPlan inference = NetworkLowering.Lower(model);
        NetworkPlan training = NetworkLowering.Lower(model.Trained(Vocabulary.Loss.CategoricalCrossEntropy, Vocabulary.Optimizer.Adam));
        Assert.Null(inference.Training);
        Assert.DoesNotContain(inference.Methods, method => method.Name.Contains("Gradient", System.StringComparison.Ordinal));
        Assert.True(training.Methods.Count > inference.Methods.Count);
    }

    // Rows of 128 floats have no padding, but in the activations of training they lie further apart.
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(128)]
    [InlineData(1024)]
    public void OutputsOfAnyStrideGoIntoTheCallersRows(int outputs)
    {
        NetworkPlan plan = NetworkLowering.Lower(
            Chain(4, Dense(outputs, Tanh)).Trained(Vocabulary.Loss.MeanSquaredError, Vocabulary.Optimizer.SGD));
        Kernel[] kernels = [.. plan.Inference.PredictRows.SelectMany(call => call.Method.Kernels)];
        Assert.Equal(outputs, Assert.IsType<Contraction>(kernels[0]).C.RowStride);

        // Tanh runs over the rows where the product left them.
        Reduce activation = Assert.IsType<Reduce>(Assert.Single(kernels.Skip(1)));
        Assert.Equal(outputs, Assert.Single(Assert.Single(activation.Steps.OfType<LanePass>()).Values).Target!.RowStride);
        Assert.Equal(outputs, Assert.IsType<LanesInput>(Assert.Single(activation.Inputs)).Lanes.RowStride);
    }

    [Fact]
    public void PlansOfEqualModelsAreEqual()
    {
        IEnumerable<NetworkPlan> plans = Enumerable.Range(0, 2)
            .Select(_ => NetworkLowering.Lower(Chain(4, Dense(5, Tanh), Dense(1)).Trained(Vocabulary.Loss.MeanSquaredError, Vocabulary.Optimizer.SGD)));
        Assert.Single(plans.Distinct());
    }
}
