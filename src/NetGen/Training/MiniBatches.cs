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
    private readonly int[] _lengths;
    private readonly bool _hasStepOutputs;

    /// <param name="data">The samples, at least one.</param>
    /// <param name="options">Batch size and order.</param>
    /// <param name="outputRows">Into how many rows a sample's outputs fall: steps or positions.</param>
    public MiniBatches(Dataset data, FitOptions options, int outputRows)
    {
        _data = data;
        _batchSize = Math.Min(options.BatchSize, data.Count);
        int gathered = options.Shuffle ? _batchSize : 0;
        _order = options.Shuffle ? new int[data.Count] : [];
        _inputs = new float[checked(gathered * data.InputSize)];
        _targets = new float[checked(gathered * data.TargetSize)];
        _labels = new int[checked(gathered * data.LabelsPerSample)];
        _sampleWeights = options.ClassWeights?.Of(data, nameof(options)) ?? (data.HasWeights ? data.Weights.ToArray() : null);
        _weights = _sampleWeights is null ? [] : new float[gathered];
        _lengths = data.HasLengths ? new int[gathered] : [];
        _hasStepOutputs = outputRows > 1;
        StepCount = options.DropLast ? data.Count / _batchSize : ((data.Count - 1) / _batchSize) + 1;
    }

    /// <summary>How many steps an epoch has.</summary>
    public int StepCount { get; }

    /// <summary>Refuses batches smaller than a network can be trained on, before anything is.</summary>
    /// <exception cref="ArgumentException">The last batch of an epoch, or each, would have fewer rows.</exception>
    public static void RequireRows(Dataset data, FitOptions options, NetworkDefinition definition)
    {
        int batchSize = Math.Min(options.BatchSize, data.Count);
        int left = options.DropLast ? 0 : data.Count % batchSize;
        int fewest = left == 0 ? batchSize : left;
        if (fewest < definition.FewestTrainingRows)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Network '{definition.Name}' normalises over the rows of a batch and needs at least {definition.FewestTrainingRows}; ")
                + FormattableString.Invariant($"batches of {batchSize} from {data.Count} samples leave one of {fewest}. ")
                + $"Change {nameof(FitOptions.BatchSize)}, or set {nameof(FitOptions.DropLast)} to leave out what is left over.",
                "options");
        }
    }

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
        ReadOnlySpan<float> inputs = Rows(_data.Inputs, _data.InputSize, step, _inputs);
        ReadOnlySpan<float> weights = _sampleWeights is null ? default : Rows(_sampleWeights, 1, step, _weights);
        ReadOnlySpan<int> lengths = _data.HasLengths ? Rows(_data.Lengths, 1, step, _lengths) : default;
        LatestWeight = BatchWeight.Of(RowCount(step), weights, lengths, _hasStepOutputs);
        return _data.HasLabels
            ? TrainStep(network, inputs, Rows(_data.Labels, _data.LabelsPerSample, step, _labels), weights, lengths)
            : TrainStep(network, inputs, Rows(_data.Targets, _data.TargetSize, step, _targets), weights, lengths);
    }

    // A step without weights and lengths goes to the members that every network has.
    private static float TrainStep<TNetwork>(
        TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths)
        where TNetwork : ITrainableNetwork<TNetwork> => (weights.IsEmpty, lengths.IsEmpty) switch
        {
            (true, true) => network.TrainStep(inputs, targets),
            (false, true) => network.TrainStep(inputs, targets, weights),
            _ => network.TrainStep(inputs, targets, weights, lengths),
        };

    private static float TrainStep<TNetwork>(
        TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths)
        where TNetwork : ITrainableNetwork<TNetwork> => (weights.IsEmpty, lengths.IsEmpty) switch
        {
            (true, true) => network.TrainStep(inputs, labels),
            (false, true) => network.TrainStep(inputs, labels, weights),
            _ => network.TrainStep(inputs, labels, weights, lengths),
        };

    /// <summary>What the samples of a step have in a column: where they lie, if they are taken in their own order, else in the buffer.</summary>
    private ReadOnlySpan<T> Rows<T>(ReadOnlySpan<T> column, int rowSize, int step, T[] buffer)
    {
        int first = step * _batchSize;
        int rows = RowCount(step);
        return _order.Length == 0
            ? column.Slice(first * rowSize, rows * rowSize)
            : Gather(column, rowSize, _order.AsSpan(first, rows), buffer);
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
