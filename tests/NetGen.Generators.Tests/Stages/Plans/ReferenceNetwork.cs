using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>What a model means, straight from its layers, on parameters and statistics in canonical order.</summary>
/// <param name="model">The model.</param>
/// <param name="parameters">Its parameters.</param>
/// <param name="statistics">Its running statistics.</param>
internal sealed class ReferenceNetwork(NetworkModel model, double[] parameters, double[] statistics)
{
    private int _parameter;
    private int _statistic;

    /// <summary>The outputs for some samples.</summary>
    public double[][] Predict(double[][] samples) => [.. Run(samples, isTraining: false, out _).Samples];

    /// <summary>The loss of each sample.</summary>
    public double[] Losses(double[][] samples, double[][] targets, bool isTraining)
    {
        ReferenceTensor output = Run(samples, isTraining, out ReferenceTensor logits);
        LossDescriptor loss = Catalogue.Of(model.Training!.Loss);
        return [.. (loss.ReadsLogits ? logits : output).Samples.Zip(targets, (result, target) =>
        {
            RowInterpreter program = new(result.Length);
            program.Lanes[loss.Result.Name] = result;
            program.Lanes["t"] = target;
            LossSetting setting = new(model.Training, new LaneAxis(result.Length, 8), new Operand("t"));
            return program.Run(loss.Measure(setting)).Total;
        })];
    }

    /// <summary>The target that a class index stands for, given one in the class's place and zero elsewhere.</summary>
    public static double TargetOfLabel(NetworkModel model, double indicator) =>
        new TreeEvaluator(_ => indicator).Evaluate(Catalogue.Of(model.Training!.Loss).TargetOfLabel(new Operand("t")));

    private ReferenceTensor Run(double[][] samples, bool isTraining, out ReferenceTensor sums)
    {
        _parameter = 0;
        _statistic = 0;
        Dictionary<int, ReferenceTensor> results = new() { [LayerModel.NetworkInput] = ReferenceTensor.Of(model.Input, samples) };
        sums = results[LayerModel.NetworkInput];
        foreach (LayerModel layer in model.Layers)
        {
            ReferenceTensor[] inputs = [.. layer.Sources.Select(source => results[source])];
            sums = Sums(layer, inputs, isTraining);
            results[layer.Index] = Activated(Catalogue.Of(Catalogue.Layer(layer.Spec).Activation(layer.Spec)), sums);
        }

        return results[model.Layers.Count - 1];
    }

    private ReferenceTensor Sums(LayerModel layer, ReferenceTensor[] inputs, bool isTraining) => layer.Spec switch
    {
        DenseSpec dense => Product(dense, inputs[0]),
        ConvolutionSpec convolution => ReferenceWindows.Convolved(convolution, inputs[0], layer.Output, TakeParameters),
        PoolingSpec pooling => ReferenceWindows.Pooled(pooling, inputs[0], layer.Output),
        GlobalAvgPoolSpec => ReferenceWindows.Pooled(inputs[0], layer.Output, values => values.Average()),
        GlobalMaxPoolSpec => ReferenceWindows.Pooled(inputs[0], layer.Output, values => values.Max()),
        FlattenSpec => inputs[0].Flattened(),
        AddSpec => inputs[0] with { Samples = [.. inputs[0].Samples.Select((sample, row) => sample.Select((_, i) => inputs.Sum(input => input.Samples[row][i])).ToArray())] },
        ConcatSpec => ReferenceTensor.Joined(inputs, layer.Output),
        LayerNormSpec norm => Normalized(norm, inputs[0]),
        BatchNormSpec norm => Normalized(norm, inputs[0], isTraining),
        DropoutSpec dropout when isTraining => inputs[0].Map((value, _, element) => value * PlanInterpreter.MaskOf(element, dropout.Rate)),
        DropoutSpec or ActivateSpec => inputs[0],
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer.Spec.GetType().Name, "No rule for this layer."),
    };

    private double[] TakeParameters(int count) => parameters[_parameter..(_parameter += count)];

    private double[] TakeStatistics(int count) => statistics[_statistic..(_statistic += count)];

    private ReferenceTensor Product(DenseSpec dense, ReferenceTensor input)
    {
        int inputs = input.Channels;
        double[] weights = TakeParameters(dense.Units * inputs);
        double[] biases = dense.UseBias ? TakeParameters(dense.Units) : new double[dense.Units];
        return ReferenceTensor.Of(Shape.Of(dense.Units), [.. input.Samples.Select(sample => biases
            .Select((bias, unit) => bias + sample.Select((value, i) => value * weights[(unit * inputs) + input.Canonical[i]]).Sum())
            .ToArray())]);
    }

    private ReferenceTensor Normalized(LayerNormSpec norm, ReferenceTensor input)
    {
        int size = input.Channels;
        double[] scale = TakeParameters(size);
        double[] shift = TakeParameters(size);
        return input.MapRows(row =>
        {
            double mean = row.Average();
            double deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + norm.Epsilon);
            return [.. row.Select((value, i) => (scale[input.Canonical[i]] * (value - mean) / deviation) + shift[input.Canonical[i]])];
        });
    }

    private ReferenceTensor Normalized(BatchNormSpec norm, ReferenceTensor input, bool isTraining)
    {
        int size = input.Channels;
        double[] scale = TakeParameters(size);
        double[] shift = TakeParameters(size);
        double[] means = TakeStatistics(size);
        double[] variances = TakeStatistics(size);
        double[][] rows = [.. input.Samples.SelectMany(sample => sample.Chunk(size))];
        double Mean(int i) => isTraining ? rows.Average(row => row[i]) : means[input.Canonical[i]];
        double Variance(int i, double mean) => isTraining ? rows.Average(row => (row[i] - mean) * (row[i] - mean)) : variances[input.Canonical[i]];
        (double Mean, double Deviation)[] known = [.. Enumerable.Range(0, size).Select(i => (Mean(i), Math.Sqrt(Variance(i, Mean(i)) + norm.Epsilon)))];
        return input.MapRows(row => [.. row.Select((value, i) => (scale[input.Canonical[i]] * (value - known[i].Mean) / known[i].Deviation) + shift[input.Canonical[i]])]);
    }

    private ReferenceTensor Activated(ActivationDescriptor activation, ReferenceTensor sums)
    {
        int channels = sums.Channels;
        double[] slopes = activation.Parameter is null ? [] : TakeParameters(channels);
        LaneAxis lanes = new(channels, 8);
        IEnumerable<RowStep> steps = activation.Forward(new Operand("z"), lanes, new Tensor(new Place("y", "y"), lanes).Vectors);
        return sums.MapRows(row =>
        {
            RowInterpreter program = new(channels);
            program.Lanes["z"] = row;
            program.Lanes["slope"] = slopes.Length == 0 ? [] : [.. sums.Canonical.Select(i => slopes[i])];
            return program.Run(steps).Lanes[steps.OfType<LanePass>().Last().Values.Last().Name];
        });
    }
}
