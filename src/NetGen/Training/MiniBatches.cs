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

    public MiniBatches(Dataset data, FitOptions options)
    {
        _data = data;
        _batchSize = Math.Min(options.BatchSize, data.Count);
        int gathered = options.Shuffle ? _batchSize : 0;
        _order = options.Shuffle ? new int[data.Count] : [];
        _inputs = new float[checked(gathered * data.InputSize)];
        _targets = new float[checked(gathered * data.TargetSize)];
        _labels = data.HasLabels ? new int[gathered] : [];
        StepCount = options.DropLast ? data.Count / _batchSize : ((data.Count - 1) / _batchSize) + 1;
    }

    /// <summary>How many steps an epoch has.</summary>
    public int StepCount { get; }

    /// <summary>Refuses batches smaller than a network can be trained on, before anything is.</summary>
    /// <exception cref="ArgumentException">The last batch of an epoch, or each, would have fewer rows.</exception>
    public void RequireRows(NetworkDefinition definition)
    {
        int fewest = RowCount(StepCount - 1);
        if (fewest < definition.FewestTrainingRows)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Network '{definition.Name}' normalises over the rows of a batch and needs at least {definition.FewestTrainingRows}; ")
                + FormattableString.Invariant($"batches of {_batchSize} from {_data.Count} samples leave one of {fewest}. ")
                + $"Change {nameof(FitOptions.BatchSize)}, or set {nameof(FitOptions.DropLast)} to leave out what is left over.",
                "options");
        }
    }

    /// <summary>How many samples a step has.</summary>
    /// <param name="step">The step, from 0.</param>
    public int RowCount(int step) => Math.Min(_batchSize, _data.Count - (step * _batchSize));

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
            return _data.HasLabels
                ? network.TrainStep(inputs, _data.Labels.Slice(first, rows))
                : network.TrainStep(inputs, _data.Targets.Slice(first * _data.TargetSize, rows * _data.TargetSize));
        }

        ReadOnlySpan<int> chosen = _order.AsSpan(first, rows);
        ReadOnlySpan<float> gathered = Gather(_data.Inputs, _data.InputSize, chosen, _inputs);
        return _data.HasLabels
            ? network.TrainStep(gathered, Gather(_data.Labels, 1, chosen, _labels))
            : network.TrainStep(gathered, Gather(_data.Targets, _data.TargetSize, chosen, _targets));
    }

    private static ReadOnlySpan<T> Gather<T>(ReadOnlySpan<T> rows, int rowSize, ReadOnlySpan<int> chosen, T[] buffer)
    {
        for (int index = 0; index < chosen.Length; index++)
        {
            rows.Slice(chosen[index] * rowSize, rowSize).CopyTo(buffer.AsSpan(index * rowSize));
        }

        return buffer.AsSpan(0, chosen.Length * rowSize);
    }
}
