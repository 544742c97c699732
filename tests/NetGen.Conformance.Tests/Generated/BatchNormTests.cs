using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

public sealed class BatchNormTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks(Definitions()));

    public static TheoryData<string> Names => [.. Definitions().Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name) =>
        EngineComparison.Run(Compiled.Value.CreateTrainable(name), Compiled.Value.Definition(name));

    // A frozen layer's gradients are read as zero, whatever the loss would say.
    public static TheoryData<string> NamesOfTrained =>
        [.. Definitions().Where(definition => definition.Layers.All(layer => layer.Trainable)).Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(NamesOfTrained))]
    public void GradientsAreThoseOfTheLoss(string name) =>
        GeneratedFiniteDifferenceTests.Check(Compiled.Value.CreateTrainable(name), Compiled.Value.Definition(name));

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void EveryVectorWidthAgreesWithTheEngine(int bits)
    {
        CompiledNetworks networks = new(Definitions(), new RunOptions { VectorWidth = bits.ToString(CultureInfo.InvariantCulture) });
        foreach (string name in networks.Names)
        {
            EngineComparison.Run(networks.CreateTrainable(name), networks.Definition(name), rows: 40);
        }
    }

    [Fact]
    public void TheDefinitionSaysWhatIsKept()
    {
        NetworkDefinition definition = Compiled.Value.CreateTrainable("BatchHidden").Definition;
        Assert.Equal(["1.running_mean", "1.running_var", "second.running_mean", "second.running_var"], definition.Statistics.Select(statistic => statistic.Name));
        Assert.Equal((2 * 33) + (2 * 16), definition.StatisticCount);
        float[] statistics = SampleNetworks.Statistics(Compiled.Value.CreateTrainable("BatchHidden"));
        Assert.Equal([.. Enumerable.Repeat(0f, 33), .. Enumerable.Repeat(1f, 33), .. Enumerable.Repeat(0f, 16), .. Enumerable.Repeat(1f, 16)], statistics);
    }

    [Fact]
    public void OneRowIsRefused()
    {
        ILoadedTrainableNetwork network = Compiled.Value.CreateTrainable("BatchInput");
        ArgumentException error = Assert.Throws<ArgumentException>("inputs", () => network.TrainStep(new float[9], new float[3]));
        Assert.Contains("at least 2 rows", error.Message, StringComparison.Ordinal);
        network.Predict(new float[9], new float[3]);
    }

    [Fact]
    public void FitRefusesALastBatchOfOneRow()
    {
        ILoadedTrainableNetwork network = Compiled.Value.CreateTrainable("BatchInput");
        Dataset data = new(new float[9 * 9], 9, new float[9 * 3], 3);
        ArgumentException error = Assert.Throws<ArgumentException>("options", () => network.Fit(data, new FitOptions { BatchSize = 4, Epochs = 1 }));
        Assert.Contains(nameof(FitOptions.DropLast), error.Message, StringComparison.Ordinal);
        History history = network.Fit(data, new FitOptions { BatchSize = 4, Epochs = 1, DropLast = true });
        Assert.Equal(2, Assert.Single(history.Epochs).Steps);
    }

    [Fact]
    public void StatisticsMoveWithTheStepOrNotAtAll()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("BatchHidden");
        float[] before = SampleNetworks.Statistics(network);
        float[] gradients = new float[network.ParameterCount];
        network.ComputeGradients(data.Inputs, data.Targets);
        Assert.Equal(before, SampleNetworks.Statistics(network));

        // Gradients from elsewhere alone are no batch.
        (ILoadedTrainableNetwork other, _) = Make("BatchHidden");
        other.SetGradients(gradients);
        other.ApplyGradients();
        Assert.Equal(before, SampleNetworks.Statistics(other));

        // A step that is not applied leaves them; so does one after it with gradients that are finite, since the batch was not.
        float[] broken = [.. data.Inputs];
        broken[5] = float.NaN;
        Assert.True(float.IsNaN(network.TrainStep(broken, data.Targets)));
        Assert.False(network.LatestStepWasApplied);
        Assert.Equal(before, SampleNetworks.Statistics(network));
        network.ComputeGradients(broken, data.Targets);
        network.SetGradients(gradients);
        network.ApplyGradients();
        Assert.True(network.LatestStepWasApplied);
        Assert.Equal(before, SampleNetworks.Statistics(network));

        network.ComputeGradients(data.Inputs, data.Targets);
        network.SetGradients(gradients);
        network.ApplyGradients();
        Assert.NotEqual(before, SampleNetworks.Statistics(network));
        float[] after = SampleNetworks.Statistics(network);
        network.SetGradients(gradients);
        network.ApplyGradients();
        Assert.Equal(after, SampleNetworks.Statistics(network));
    }

    // Constant inputs a thousand times too large for a square in single precision: the loss stays finite, the variance does not.
    [Fact]
    public void StatisticsThatAreNotFiniteAreNotTakenUp()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("BatchInput");
        float[] before = SampleNetworks.Statistics(network);
        float[] inputs = [.. data.Inputs.Select(value => value * 1e25f)];
        network.TrainStep(inputs, data.Targets);
        Assert.False(network.LatestStepWasApplied);
        Assert.Equal(before, SampleNetworks.Statistics(network));
    }

    [Fact]
    public void FilesCarryStatistics()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("BatchHidden");
        network.TrainStep(data.Inputs, data.Targets);
        using MemoryStream file = new();
        network.Save(file);
        ILoadedNetwork loaded = network.Load(file.ToArray());
        Assert.Equal(SampleNetworks.Statistics(network), SampleNetworks.Statistics(loaded));
        ILoadedNetwork other = Compiled.Value.Create("BatchHidden", seed: 3);
        other.LoadParameters(file.ToArray());
        Assert.Equal(SampleNetworks.Statistics(network), SampleNetworks.Statistics(other));
        Assert.Equal(SampleNetworks.Parameters(network), SampleNetworks.Parameters(other));
    }

    // PyTorch counts batches beside the running statistics; it needs the number no more than NetGen does.
    [Fact]
    public void ACounterOfPyTorchsIsPassedOver()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("BatchHidden");
        network.TrainStep(data.Inputs, data.Targets);
        using MemoryStream file = new();
        network.Save(file);
        byte[] saved = file.ToArray();
        int headerLength = (int)BitConverter.ToInt64(saved);
        int dataLength = saved.Length - 8 - headerLength;
        string header = Encoding.UTF8.GetString(saved, 8, headerLength).TrimEnd();
        string counter = string.Create(
            CultureInfo.InvariantCulture,
            $",\"1.num_batches_tracked\":{{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[{dataLength},{dataLength + 8}]}}}}");
        byte[] longer = Encoding.UTF8.GetBytes(header[..^1] + counter);
        byte[] bytes = [.. BitConverter.GetBytes((long)longer.Length), .. longer, .. saved.AsSpan(8 + headerLength), 3, 0, 0, 0, 0, 0, 0, 0];

        ILoadedNetwork loaded = network.Load(bytes);

        Assert.Equal(SampleNetworks.Statistics(network), SampleNetworks.Statistics(loaded));
        Assert.Equal(SampleNetworks.Parameters(network), SampleNetworks.Parameters(loaded));
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        (ILoadedTrainableNetwork network, SampleData data) = Make("BatchHidden");
        network.TrainStep(data.Inputs, data.Targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.TrainStep(data.Inputs, data.Targets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // No bias before a normalisation: what it adds is subtracted again, and its gradient is nothing but rounding.
    internal static IEnumerable<NetworkDefinition> Definitions()
    {
        yield return new DefinitionBuilder("BatchInput", 9)
            .BatchNorm(0.3).Dense(7, Activation.Tanh).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("BatchHidden", 17)
            .Dense(33, useBias: false).BatchNorm(1).Activate(Activation.Tanh).Dense(16, Activation.Tanh).BatchNorm(1, 0.25, name: "second").Dense(8, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01, epsilon: 1e-2).Build();
        yield return new DefinitionBuilder("BatchTanh", 8)
            .Dense(65, Activation.ReLU).BatchNorm(0.3).Activate(Activation.Tanh).Dense(5, useBias: false).BatchNorm(0.3).Activate(Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("BatchLast", 15)
            .Dense(24, Activation.Tanh).BatchNorm(0.3).LayerNorm(0.1).Activate(Activation.Tanh).Dense(31, useBias: false).BatchNorm(0.3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("BatchDropped", 16)
            .Dense(40, useBias: false).BatchNorm(0.3).Dropout(0.2).Activate(Activation.Tanh).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("BatchFrozen", 17)
            .BatchNorm(0.3).Learns(trainable: false).Dense(33, useBias: false).BatchNorm(1).Learns(trainable: false).Activate(Activation.Tanh).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.Momentum, learningRate: 0.05).Build();
    }

    internal static (ILoadedTrainableNetwork Network, SampleData Data) Make(string name)
    {
        ILoadedTrainableNetwork network = Compiled.Value.CreateTrainable(name, seed: 1);
        SampleData data = new(network.Definition, rows: 50, seed: 3);
        network.SetParameters(data.Parameters);
        return (network, data);
    }
}
