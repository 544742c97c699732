using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Lowering;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Plans;

public class PlanVerifierTests
{
    private const int Batches = 10;
    private const int BatchSize = 30;

    private static readonly int ImageBatchSize = Environment.GetEnvironmentVariable("NETGEN_EXHAUSTIVE") == "1" ? 300 : BatchSize;

    private static readonly NetworkModel Model = Models
        .Chain(20, Models.Dense(33, Vocabulary.Activation.Tanh), Models.Dense(7, Vocabulary.Activation.Softmax))
        .Trained(Vocabulary.Loss.CategoricalCrossEntropy, Vocabulary.Optimizer.Adam);

    private static readonly RandomImageModels Images = new(LargestSide: 20, MostChannels: 70, MostLayers: 12, HasRecurrent: true);

    private static readonly NetworkPlan Plan = NetworkLowering.Lower(Model);

    public static TheoryData<int> BatchNumbers() => [.. Enumerable.Range(0, Batches)];

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void PlansOfRandomNetworksAreSound(int batch)
    {
        RandomModels models = new(LargestSize: 600, MostLayers: 60);
        for (int seed = batch * BatchSize; seed < (batch + 1) * BatchSize; seed++)
        {
            NetworkModel model = models.Of(seed);
            AssertSound($"Seed {seed}", model);
        }
    }

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void PlansOfRandomImageNetworksAreSound(int batch)
    {
        for (int seed = batch * ImageBatchSize; seed < (batch + 1) * ImageBatchSize; seed++)
        {
            AssertSound($"Seed {seed}", Images.Of(seed));
        }
    }

    [Fact]
    public void PlansOfImageNetworksWithAllOptionsAreSound()
    {
        foreach (int bits in RandomModels.Widths)
        {
            Assert.All(ImageModels.All(), model => AssertSound("All options", model with { VectorBits = bits }));
        }
    }

    [Fact]
    public void RandomImageNetworksAreOfAllKinds()
    {
        NetworkModel[] all = [.. Enumerable.Range(0, Batches * BatchSize).Select(Images.Of)];
        LayerSpec[] specs = [.. all.SelectMany(model => model.Layers).Select(layer => layer.Spec)];
        Assert.Equal(
            typeof(LayerSpec).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerSpec)) && !type.IsAbstract).Select(type => type.Name).Order(),
            specs.Select(spec => spec.GetType().Name).Distinct().Order());
        ConvolutionSpec[] convolutions = [.. specs.OfType<ConvolutionSpec>()];
        Assert.Contains(convolutions, convolution => convolution.Window is { Stride: > 1, Dilation: > 1, IsSame: true });
        Assert.Contains(convolutions, convolution => convolution.Window is { Stride: > 1, Dilation: > 1, PaddingSize: > 0 });
        Assert.Contains(convolutions, convolution => convolution.Groups > 1 && convolution.Filters > convolution.Groups);
        Assert.Contains(all, model => model.Output.Rank > 1 && model.Training is not null);
        Assert.Contains(all, model => model.Layers.Any(layer => model.Layers.Count(reader => reader.Sources.Contains(layer.Index)) > 2));
    }

    [Fact]
    public void RandomNetworksAreOfAllKinds()
    {
        RandomModels models = new(LargestSize: 600, MostLayers: 60);
        NetworkModel[] all = [.. Enumerable.Range(0, Batches * BatchSize).Select(models.Of)];
        Assert.Equal([128, 256, 512], all.Select(model => model.VectorBits).Distinct().Order());
        Assert.Contains(all, model => model.Layers.Count > 40);
        Assert.Contains(all, model => model.Layers.Count == 1);
        Assert.Contains(all, model => model.Layers.Any(layer => layer.Output.Size > 500));
        Assert.Contains(all, model => model.Training is null);
        TrainingModel[] trained = [.. all.Select(model => model.Training).OfType<TrainingModel>()];
        Assert.Equal(Enum.GetValues<Vocabulary.Loss>(), trained.Select(training => training.Loss).Distinct().Order());
        Assert.Equal(Enum.GetValues<Vocabulary.Optimizer>(), trained.Select(training => training.Optimizer).Distinct().Order());
    }

    [Fact]
    public void ASoundPlanHasNoFaults() => Assert.Empty(PlanVerifier.Faults(Model, Plan));

    [Fact]
    public void ScratchThatIsTooSmallIsFound() => AssertFault(
        Plan with { Inference = Plan.Inference with { RowsScratch = Plan.Inference.RowsScratch - 1 } }, "of scratch, 1 rows");

    [Fact]
    public void ActivationsThatAreTooSmallAreFound() => AssertFault(
        Plan with { Training = Plan.Training! with { ActivationsPerRow = Plan.Training!.ActivationsPerRow - 1 } }, "of activations, 1 rows");

    [Fact]
    public void AWorkspaceThatIsTooSmallIsFound() => AssertFault(
        Plan with { Training = Plan.Training! with { Workspace = Plan.Training!.Workspace / 2 } }, "of workspace");

    [Fact]
    public void AnArenaThatIsTooSmallIsFound() => AssertFault(Plan with { ArenaLength = Plan.ArenaLength - 16 }, "outside the arena");

    [Fact]
    public void AMissingRegionIsFound()
    {
        Copy whole = (Copy)Plan.FromCanonical[0].Method.Kernels[0];
        Copy cut = whole with { Regions = whole.Regions.Skip(1).ToEquatableArray() };
        AssertFault(Plan with { FromCanonical = EquatableArray.Of(WithKernel(Plan.FromCanonical[0], cut)) }, "leaves parameters out");
    }

    [Fact]
    public void AResultOverAnInputIsFound()
    {
        CallPlan first = Plan.Training!.Forward.Last(call => call.Method.Kernels[0] is Contraction);
        CallPlan overlapping = first with
        {
            Places = first.Places.Select((place, index) => index == first.Places.Count - 1 ? first.Places[0] : place).ToEquatableArray(),
        };
        TrainingPlan training = Plan.Training with
        {
            Forward = Plan.Training.Forward.Select(call => call == first ? overlapping : call).ToEquatableArray(),
        };
        AssertFault(Plan with { Training = training }, "overlaps");
    }

    [Fact]
    public void AnOperandWithoutValueIsFound()
    {
        CallPlan update = Plan.Training!.Update.Method;
        Map map = (Map)update.Method.Kernels[0];
        Map broken = map with { Assignments = map.Assignments.Skip(1).ToEquatableArray() };
        MethodPlan method = update.Method with { Kernels = EquatableArray.Of<Kernel>(broken) };
        AssertFault(
            Plan with { Methods = Plan.Methods.Select(known => known == update.Method ? method : known).ToEquatableArray() },
            "nextFirst has no value");
    }

    [Fact]
    public void AValueThatALaterPassCannotReadIsFound()
    {
        LaneAxis wide = new(100, 8);
        Operand kept = new("kept");
        LanePass first = new(EquatableArray.Of(new LaneValue(kept.Name, Expression.One, null)), default);
        LanePass second = new(default, EquatableArray.Of(new Fold("sum", FoldOperator.Sum, kept)));
        Assert.Equal(["kept"], OperandCheck.Unbound(new Reduce("", Extent.Rows, wide, default, default, EquatableArray.Of<RowStep>(first, second))));
        Assert.Empty(OperandCheck.Unbound(new Reduce("", Extent.Rows, new LaneAxis(8, 8), default, default, EquatableArray.Of<RowStep>(first, second))));
    }

    [Fact]
    public void TwoMethodsOfOneNameAreFound() => AssertFault(
        Plan with { Methods = Plan.Methods.Select(method => method with { Name = "Same" }).ToEquatableArray() }, "one name");

    private static void AssertSound(string what, NetworkModel model)
    {
        IReadOnlyCollection<string> faults;
        try
        {
            faults = PlanVerifier.Faults(model, NetworkLowering.Lower(model));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{what}, {model.VectorBits} bits, {RandomModels.Words(model)}: {exception.Message}", exception);
        }

        Assert.True(faults.Count == 0, $"{what}, {model.VectorBits} bits, {RandomModels.Words(model)}:\n{string.Join('\n', faults.Take(20))}");
    }

    private static void AssertFault(NetworkPlan plan, string fault) =>
        Assert.Contains(PlanVerifier.Faults(Model, plan), found => found.Contains(fault, StringComparison.Ordinal));

    private static CallPlan WithKernel(CallPlan call, Kernel kernel) =>
        call with { Method = call.Method with { Kernels = EquatableArray.Of(kernel) } };
}
