using System;

namespace NetGen.Runtime;

/// <summary>
/// Deals the samples of a data set to the steps of an epoch. Rows are gathered into buffers that every step reuses; samples
/// taken in their own order are not copied at all.
/// </summary>
internal sealed class MiniBatches
{
    private readonly Dataset _data;
    private readonly int _batchSize;
    private readonly int[] _order;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _labels;
    private readonly float[]? _sampleWeights;
    private readonly float[] _weights;

    public MiniBatches(Dataset data, FitOptions options)
    {
        _data = data;
        _batchSize = Math.Min(options.BatchSize, data.Count);
        int gathered = options.Shuffle ? _batchSize : 0;
        _order = options.Shuffle ? new int[data.Count] : [];
        _inputs = new float[checked(gathered * data.InputSize)];
        _targets = new float[checked(gathered * data.TargetSize)];
        _labels = data.HasLabels ? new int[gathered] : [];
        _sampleWeights = options.ClassWeights?.Of(data, nameof(options)) ?? (data.HasWeights ? data.Weights.ToArray() : null);
        _weights = _sampleWeights is null ? [] : new float[gathered];
        StepCount = ((data.Count - 1) / _batchSize) + 1;
    }

    /// <summary>How many steps an epoch has.</summary>
    public int StepCount { get; }

    /// <summary>How many samples a step has.</summary>
    /// <param name="step">The step, from 0.</param>
    public int RowCount(int step) => Math.Min(_batchSize, _data.Count - (step * _batchSize));

    /// <summary>How much the samples of the step taken last weigh in a mean over the epoch: their number, if they have no weights.</summary>
    public double LatestWeight { get; private set; }

    /// <summary>Puts the samples into the order of an epoch, which the seed and the epoch's number alone decide.</summary>
    public void BeginEpoch(ulong seed, int epoch)
    {
        for (int index = 0; index < _order.Length; index++)
        {
            _order[index] = index;
        }

        new RandomStream(seed, RandomPurpose.EpochOrder, (ulong)epoch).Shuffle<int>(_order);
    }

    /// <summary>Takes one step.</summary>
    /// <returns>The mean loss of its samples before it.</returns>
    public float Train<TNetwork>(TNetwork network, int step)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        int first = step * _batchSize;
        int rows = RowCount(step);
        if (_order.Length == 0)
        {
            ReadOnlySpan<float> inputs = _data.Inputs.Slice(first * _data.InputSize, rows * _data.InputSize);
            ReadOnlySpan<float> own = Weigh(_sampleWeights is null ? default : _sampleWeights.AsSpan(first, rows), rows);
            return _data.HasLabels
                ? TrainStep(network, inputs, _data.Labels.Slice(first, rows), own)
                : TrainStep(network, inputs, _data.Targets.Slice(first * _data.TargetSize, rows * _data.TargetSize), own);
        }

        ReadOnlySpan<int> chosen = _order.AsSpan(first, rows);
        ReadOnlySpan<float> gathered = Gather(_data.Inputs, _data.InputSize, chosen, _inputs);
        ReadOnlySpan<float> weights = Weigh(_sampleWeights is null ? default : Gather<float>(_sampleWeights, 1, chosen, _weights), rows);
        return _data.HasLabels
            ? TrainStep(network, gathered, Gather(_data.Labels, 1, chosen, _labels), weights)
            : TrainStep(network, gathered, Gather(_data.Targets, _data.TargetSize, chosen, _targets), weights);
    }

    /// <summary>Notes how much samples weigh, and gives their weights back.</summary>
    private ReadOnlySpan<float> Weigh(ReadOnlySpan<float> weights, int rows)
    {
        double total = weights.IsEmpty ? rows : 0;
        foreach (float weight in weights)
        {
            total += weight;
        }

        LatestWeight = total;
        return weights;
    }

    // A step without weights goes to the members that every network has.
    private static float TrainStep<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
        where TNetwork : ITrainableNetwork<TNetwork> =>
        weights.IsEmpty ? network.TrainStep(inputs, targets) : network.TrainStep(inputs, targets, weights);

    private static float TrainStep<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights)
        where TNetwork : ITrainableNetwork<TNetwork> =>
        weights.IsEmpty ? network.TrainStep(inputs, labels) : network.TrainStep(inputs, labels, weights);

    private static ReadOnlySpan<T> Gather<T>(ReadOnlySpan<T> rows, int rowSize, ReadOnlySpan<int> chosen, T[] buffer)
    {
        for (int index = 0; index < chosen.Length; index++)
        {
            rows.Slice(chosen[index] * rowSize, rowSize).CopyTo(buffer.AsSpan(index * rowSize));
        }

        return buffer.AsSpan(0, chosen.Length * rowSize);
    }
}
