using System;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>What training says of its layers, on networks that are made ill on purpose.</summary>
public sealed class HealthTests
{
    private const string Source = """
        using NetGen;

        [Network(6)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(8, Activation.Sigmoid)]
        [Dense(2, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
        public sealed partial class Deep;

        [Network(6)]
        [Dense(8, Activation.ReLU)]
        [Dense(8, Activation.Tanh)]
        [Dense(2, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, Health = true)]
        public sealed partial class Shallow;

        [Network(6)]
        [Dense(8, Activation.ReLU)]
        [Dense(1)]
        [Training(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1e-20)]
        public sealed partial class Regression;

        [Network(6)]
        [Dense(8, Activation.ReLU, Name = "first", Trainable = false)]
        [Dense(8, Activation.ReLU)]
        [Dense(8, Activation.Tanh)]
        [Dense(2, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
        public sealed partial class Frozen;

        [Network(6, 6, 1)]
        [Conv2D(8, 3, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Conv2D(4, 2, Activation = Activation.Tanh)]
        [Flatten]
        [Dense(2, Activation.Softmax)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, Health = true)]
        public sealed partial class Image;
        """;

    private static readonly Lazy<NetworkCompilation> Networks = new(() => NetworkCompilation.Load(Source));
    private static readonly FitOptions Watched = new() { Epochs = 2, MonitorHealth = true };

    [Fact]
    public void EightSigmoidsLetTheGradientVanish()
    {
        History history = Networks.Value.CreateTrainable("Deep").Fit(Samples(), Watched);

        HealthFinding finding = Assert.Single(history.HealthFindings, finding => finding.Layer == "0");
        Assert.Equal(HealthProblem.VanishingGradients, finding.Problem);
        Assert.Equal(2, finding.Epoch);
        Assert.Contains("Gradients vanish: in epoch 2 that of layer '0'", finding.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(history.HealthFindings, finding => finding.Layer is "7" or "8");
    }

    [Fact]
    public void AHealthyNetworkHasNoFinding()
    {
        History history = Networks.Value.CreateTrainable("Shallow").Fit(Samples(), Watched);

        Assert.Empty(history.HealthFindings);
        Assert.Equal(["0", "1", "2"], history.Epochs[0].Health.Select(layer => layer.Layer));
        Assert.All(history.Epochs.SelectMany(epoch => epoch.Health), layer =>
        {
            Assert.True(layer.GradientNorm > 0 && layer.WeightNorm > 0 && layer.UpdateRatio is > 0 and < 0.1);
            Assert.Equal(layer.Layer == "0", layer.DeadShare is not null);
            Assert.Equal(layer.Layer == "1", layer.SaturatedShare is not null);
        });
    }

    [Fact]
    public void ReLUsThatAreNeverActiveAreDead()
    {
        ILoadedTrainableNetwork network = Networks.Value.CreateTrainable("Shallow");
        float[] parameters = SampleNetworks.Parameters(network);

        // The biases of five of the eight units.
        parameters.AsSpan(6 * 8, 5).Fill(-100);
        network.SetParameters(parameters);

        History history = network.Fit(Samples(), Watched);

        HealthFinding finding = Assert.Single(history.HealthFindings);
        Assert.Equal((HealthProblem.DeadUnits, "0"), (finding.Problem, finding.Layer));
        Assert.Contains("62 % of the units", finding.Text, StringComparison.Ordinal);
        Assert.Equal(5.0 / 8, history.Epochs[^1].Health[0].DeadShare);
    }

    [Fact]
    public void TanhAtItsEndsIsSaturated()
    {
        ILoadedTrainableNetwork network = Networks.Value.CreateTrainable("Shallow");
        float[] parameters = SampleNetworks.Parameters(network);
        parameters.AsSpan((6 * 8) + 8 + (8 * 8), 8).Fill(30);
        network.SetParameters(parameters);

        History history = network.Fit(Samples(), Watched);

        Assert.Contains(history.HealthFindings, finding => (finding.Problem, finding.Layer) == (HealthProblem.SaturatedUnits, "1"));
        Assert.Equal(1, history.Epochs[^1].Health[1].SaturatedShare);
    }

    [Fact]
    public void LayersOfImagesAreLookedAt()
    {
        History history = Networks.Value.CreateTrainable("Image").Fit(Samples(36), Watched);

        Assert.Empty(history.HealthFindings);
        Assert.Equal(["0", "2", "4"], history.Epochs[^1].Health.Select(layer => layer.Layer));
        Assert.All(history.Epochs.SelectMany(epoch => epoch.Health), layer =>
        {
            Assert.True(layer.GradientNorm > 0 && layer.WeightNorm > 0 && layer.UpdateRatio is > 0 and < 0.1);
            Assert.Equal(layer.Layer == "0" ? 0 : null, layer.DeadShare);
            Assert.Equal(layer.Layer == "2", layer.SaturatedShare is not null);
        });
    }

    [Fact]
    public void FiltersThatAreNeverActiveAreDead()
    {
        ILoadedTrainableNetwork network = Networks.Value.CreateTrainable("Image");
        float[] parameters = SampleNetworks.Parameters(network);
        parameters.AsSpan(8 * 9, 5).Fill(-100);
        network.SetParameters(parameters);

        History history = network.Fit(Samples(36), Watched);

        HealthFinding finding = Assert.Single(history.HealthFindings);
        Assert.Equal((HealthProblem.DeadUnits, "0"), (finding.Problem, finding.Layer));
        Assert.Equal(5.0 / 8, history.Epochs[^1].Health[0].DeadShare);
    }

    // A filter learns from wherever it is active: that it never is at an edge which all images leave empty is no fault.
    [Fact]
    public void AFilterIsNotDeadWherePicturesAreEmpty()
    {
        ILoadedTrainableNetwork network = Networks.Value.CreateTrainable("Image");
        float[] parameters = SampleNetworks.Parameters(network);
        parameters.AsSpan(8 * 9, 8).Fill(-1e-3f);
        network.SetParameters(parameters);
        Dataset whole = Samples(36);
        float[] inputs = [.. whole.Inputs.ToArray().Select((value, i) => i % 36 < 30 ? 0 : value)];

        History history = network.Fit(new Dataset(inputs, 36, whole.Labels.ToArray(), 2), Watched);

        Assert.Equal(0, history.Epochs[^1].Health[0].DeadShare);
    }

    [Fact]
    public void InputsOfWildScaleMakeGradientsExplode()
    {
        float[] inputs = [.. Samples().Inputs.ToArray().Select(value => value * 1e4f)];
        Dataset wild = new(inputs, 6, new float[200], 1);

        History history = Networks.Value.CreateTrainable("Regression").Fit(wild, Watched);

        Assert.Equal(["0", "1"], history.HealthFindings.Select(finding => finding.Layer));
        Assert.All(history.HealthFindings, finding => Assert.Equal(HealthProblem.ExplodingGradients, finding.Problem));
    }

    [Fact]
    public void WhatDivergesSaysWhere()
    {
        float[] inputs = [.. Samples().Inputs.ToArray().Select(value => value * 1e30f)];
        Dataset wild = new(inputs, 6, new float[200], 1);

        TrainingDivergedException error = Assert.Throws<TrainingDivergedException>(() => Networks.Value.CreateTrainable("Regression").Fit(wild, Watched));

        Assert.Equal((1, 0), (error.History.Epochs.Single().Epoch, error.History.Epochs.Single().Steps));
        Assert.Contains(error.History.HealthFindings, finding => (finding.Problem, finding.Layer, finding.Epoch) == (HealthProblem.ExplodingGradients, "1", 1));
    }

    /// <summary>Frozen layers have no gradient, which is no fault; that of others may vanish altogether.</summary>
    [Fact]
    public void AGradientOfZeroHasVanished()
    {
        ILoadedTrainableNetwork network = Networks.Value.CreateTrainable("Frozen");
        History healthy = network.Fit(Samples(), Watched);
        Assert.Empty(healthy.HealthFindings);
        LayerHealth frozen = healthy.Epochs[^1].Health[0];
        Assert.Equal(("first", null, null), (frozen.Layer, frozen.GradientNorm, frozen.UpdateRatio));
        Assert.True(frozen.WeightNorm > 0);

        float[] parameters = SampleNetworks.Parameters(network);
        parameters.AsSpan((6 * 8) + 8 + (8 * 8), 8).Fill(-100);
        network.SetParameters(parameters);

        HealthFinding finding = Assert.Single(network.Fit(Samples(), Watched).HealthFindings);
        Assert.Equal((HealthProblem.VanishingGradients, "1"), (finding.Problem, finding.Layer));
        Assert.Contains("has the norm 0;", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheOptionNothingIsMeasured()
    {
        History history = Networks.Value.CreateTrainable("Shallow").Fit(Samples(), new FitOptions { Epochs = 1 });

        Assert.Empty(history.HealthFindings);
        Assert.Empty(history.Epochs[0].Health);
    }

    private static Dataset Samples(int size = 6)
    {
        Random random = new(5);
        float[] inputs = [.. Enumerable.Range(0, 200 * size).Select(_ => (random.NextSingle() * 2) - 1)];
        int[] labels = [.. Enumerable.Range(0, 200).Select(row => inputs[row * size] > inputs[(row * size) + 1] ? 1 : 0)];
        return new Dataset(inputs, size, labels, 2);
    }
}
