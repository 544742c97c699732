using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using Xunit;
using static NetGen.Generators.Tests.Stages.Lowering.Models;
using static NetGen.Generators.Vocabulary.Activation;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class StageBuilderTests
{
    [Fact]
    public void AnActivationAfterALinearLayerIsFoldedIntoIt()
    {
        Stage stage = Assert.Single(Build(Chain(4, Dense(5), Activate(Tanh))));
        Assert.Equal(Tanh, stage.Activation.Activation);
        Assert.Equal("Dense0", stage.MethodPrefix);
    }

    [Fact]
    public void SoftmaxIsFoldedToo() =>
        Assert.Equal(Softmax, Assert.Single(Build(Chain(4, Dense(5), Activate(Softmax)))).Activation.Activation);

    [Fact]
    public void AnActivationAfterAnActivatedLayerStays()
    {
        ImmutableArray<Stage> stages = Build(Chain(4, Dense(5, ReLU), Activate(Tanh)));
        Assert.Equal([ReLU, Tanh], stages.Select(stage => stage.Activation.Activation));
        Assert.Equal([0], stages[1].Sources.AsEnumerable());
    }

    [Fact]
    public void OnlyTheFirstOfTwoActivationsIsFolded()
    {
        ImmutableArray<Stage> stages = Build(Chain(4, Dense(5), Activate(Sigmoid), Activate(Tanh)));
        Assert.Equal([Sigmoid, Tanh], stages.Select(stage => stage.Activation.Activation));
    }

    [Fact]
    public void AnActivationOfTheInputStays()
    {
        ImmutableArray<Stage> stages = Build(Chain(4, Activate(Tanh), Dense(5)));
        Assert.Equal(["Activate0", "Dense1"], stages.Select(stage => stage.MethodPrefix));
        Assert.Equal([LayerModel.NetworkInput], stages[0].Sources.AsEnumerable());
    }

    [Fact]
    public void AnActivationOfALayerThatIsReadTwiceStays()
    {
        ImmutableArray<Stage> stages = Build(Graph(4, (Dense(5), -1), (Activate(Tanh), 0), (Dense(3), 0)));
        Assert.Equal([Linear, Tanh, Linear], stages.Select(stage => stage.Activation.Activation));
        Assert.Equal([0], stages[2].Sources.AsEnumerable());
    }

    [Fact]
    public void ALayerAfterAFoldedActivationReadsTheStageItIsIn()
    {
        ImmutableArray<Stage> stages = Build(Chain(4, Dense(5), Activate(Tanh), Dense(6), Activate(ReLU), Dense(2)));
        Assert.Equal([-1, 0, 1], stages.Select(stage => stage.Sources.Single()));
        Assert.Equal(["Dense0", "Dense2", "Dense4"], stages.Select(stage => stage.MethodPrefix));
        Assert.Equal([0, 1, 2], stages.Select(stage => stage.Index));
    }

    [Theory]
    [InlineData("GlorotUniform", Linear)]
    [InlineData("HeUniform", ReLU)]
    internal void WeightsStartAsTheirOwnActivationWants(string expected, Vocabulary.Activation activation) =>
        Assert.Equal(expected, WeightInitializer(Build(Chain(4, Dense(5, activation)))[0]));

    [Fact]
    public void WeightsStartAsTheFoldedActivationWants() =>
        Assert.Equal("HeUniform", WeightInitializer(Build(Chain(4, Dense(5), Activate(ReLU)))[0]));

    [Fact]
    public void WeightsOfALinearLayerStartAsTheUnfoldedActivationAfterItWants() =>
        Assert.Equal("HeUniform", WeightInitializer(Build(Graph(4, (Dense(5), -1), (Activate(ReLU), 0), (Dense(3), 0)))[0]));

    [Fact]
    public void WeightsOfAnActivatedLayerDoNotCareWhatFollows() =>
        Assert.Equal("GlorotUniform", WeightInitializer(Build(Chain(4, Dense(5, Tanh), Activate(ReLU)))[0]));

    [Fact]
    public void ParametersAreInDeclarationOrderWeightBeforeBias()
    {
        ImmutableArray<Stage> stages = Build(Chain(4, Dense(5, ReLU), Dense(6, useBias: false), Activate(Tanh), Dense(2)));
        Assert.Equal(
            ["weight 5×4 at 0", "bias 5 at 20", "weight 6×5 at 25", "weight 2×6 at 55", "bias 2 at 67"],
            stages.SelectMany(stage => stage.Parameters).Select(slot => $"{slot.Tensor.Name} {slot.Tensor.Shape} at {slot.CanonicalOffset}"));
    }

    [Fact]
    public void SlopesComeAfterTheTensorsOfTheLayerThatDeclaresThem()
    {
        ImmutableArray<Stage> stages = Build(Chain(4, Dense(5, PReLU), Dense(6), Activate(PReLU), Activate(PReLU), Dense(2, PReLU, useBias: false)));
        Assert.Equal(
            [
                "0 weight 5×4 at 0", "0 bias 5 at 20", "0 slope 5 at 25",
                "1 weight 6×5 at 30", "1 bias 6 at 60", "2 weight 6 at 66", "3 weight 6 at 72",
                "4 weight 2×6 at 78", "4 slope 2 at 90",
            ],
            stages.SelectMany(stage => stage.Parameters).Select(slot => $"{slot.Layer} {slot.Tensor.Name} {slot.Tensor.Shape} at {slot.CanonicalOffset}"));
        Assert.Equal([0, 1, 3, 4], stages.Select(stage => stage.Layer.Index));
        Assert.Equal("6×5", stages[1].Parameter("weight")!.Tensor.Shape.ToString());
        Assert.Equal(["slope", "weight", "weight", "slope"], stages.Select(stage => stage.ActivationParameter!.Tensor.Name));
        Assert.All(stages, stage => Assert.Equal(0.25, stage.ActivationParameter!.Tensor.Start.Scale));
    }

    private static ImmutableArray<Stage> Build(NetworkModel model) => StageBuilder.Build(model, vectorLanes: 8);

    private static string WeightInitializer(Stage stage) => stage.Parameter("weight")!.Tensor.Start.Initializer.ToString();
}
