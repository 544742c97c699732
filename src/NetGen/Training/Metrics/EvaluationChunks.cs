using System;

namespace NetGen.Runtime;

/// <summary>
/// Measures chunks of a data set, several at once where threads may be used. What a chunk gives depends on nothing else, so that the bits are
/// the same however many are measured together.
/// </summary>
internal sealed class EvaluationChunks<TNetwork> : PartedWork
    where TNetwork : ITrainableNetwork<TNetwork>
{
    // Decided by the network alone, so that rounding does not depend on anything else: the same network and data give the same bits.
    private static readonly int ChunkRows = Math.Clamp(MostOutputs / TNetwork.OutputSize, 1, 256);

    /// <summary>The outputs of a chunk: 128 MB at the most, unless one sample has more.</summary>
    private const int MostOutputs = 1 << 25;

    /// <summary>More chunks than threads: a thread that is held up by another process leaves the rest to the others.</summary>
    private const int ChunksPerThread = 2;

    private readonly TNetwork _network;
    private readonly Dataset _data;
    private readonly int _threads;
    private readonly float[] _outputs;
    private readonly float[] _losses;
    private int _first;
    private int _count;

    public EvaluationChunks(TNetwork network, Dataset data)
    {
        _network = network;
        _data = data;
        Count = ((data.Count - 1) / ChunkRows) + 1;
        _threads = network is IPartedTraining parted
            ? Parallelism.Threads(network.MaxDegreeOfParallelism, data.Count * parted.FlopPerPrediction)
            : 1;
        int fitting = Math.Max(1, Array.MaxLength / ChunkRows / TNetwork.OutputSize);
        int together = Math.Min(Math.Min(Count, fitting), _threads == 1 ? 1 : ChunksPerThread * _threads);
        _outputs = new float[Math.Min(together * ChunkRows, data.Count) * TNetwork.OutputSize];
        _losses = new float[together];
    }

    /// <summary>How many chunks the data set has.</summary>
    public int Count { get; }

    /// <summary>How many chunks are measured together at the most.</summary>
    public int Together => _losses.Length;

    public override int PhaseCount => 1;

    /// <summary>The first sample of a chunk.</summary>
    public static int FirstRow(int chunk) => chunk * ChunkRows;

    /// <summary>How many samples a chunk has.</summary>
    public int RowCount(int chunk) => Math.Min(ChunkRows, _data.Count - FirstRow(chunk));

    /// <summary>How much the samples of a chunk, or their steps, weigh in a mean.</summary>
    public double Weight(int chunk) =>
        BatchWeight.Of(RowCount(chunk), Weights(chunk), Lengths(chunk), TNetwork.Definition.OutputRows > 1);

    /// <summary>Measures the chunks from one on, as many as are measured together.</summary>
    public void Measure(int first)
    {
        _first = first;
        _count = Math.Min(Together, Count - first);
        if (_threads > 1 && ThreadTeam.Shared.TryTake())
        {
            try
            {
                ThreadTeam.Shared.Run(this, _threads);
            }
            finally
            {
                ThreadTeam.Shared.Release();
            }

            return;
        }

        for (int part = 0; part < _count; part++)
        {
            Run(phase: 0, part, _count);
        }
    }

    /// <summary>The mean loss of a chunk that was measured last.</summary>
    public float Loss(int chunk) => _losses[chunk - _first];

    /// <summary>The predictions for a chunk that was measured last.</summary>
    public Span<float> Outputs(int chunk) =>
        _outputs.AsSpan((chunk - _first) * ChunkRows * TNetwork.OutputSize, RowCount(chunk) * TNetwork.OutputSize);

    public override int PartCount(int phase, int threads) => _count;

    public override void Run(int phase, int part, int parts)
    {
        int chunk = _first + part;
        ReadOnlySpan<float> inputs = Slice(_data.Inputs, chunk, _data.InputSize);
        _losses[part] = _data.HasLabels
            ? ComputeLoss(inputs, Slice(_data.Labels, chunk, _data.LabelsPerSample), Weights(chunk), Lengths(chunk), Outputs(chunk))
            : ComputeLoss(inputs, Slice(_data.Targets, chunk, _data.TargetSize), Weights(chunk), Lengths(chunk), Outputs(chunk));
    }

    // Samples without weights and lengths go to the members that every network has.
    private float ComputeLoss(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs) =>
        (weights.IsEmpty, lengths.IsEmpty) switch
        {
            (true, true) => _network.ComputeLoss(inputs, targets, outputs),
            (false, true) => _network.ComputeLoss(inputs, targets, weights, outputs),
            _ => _network.ComputeLoss(inputs, targets, weights, lengths, outputs),
        };

    private float ComputeLoss(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs) =>
        (weights.IsEmpty, lengths.IsEmpty) switch
        {
            (true, true) => _network.ComputeLoss(inputs, labels, outputs),
            (false, true) => _network.ComputeLoss(inputs, labels, weights, outputs),
            _ => _network.ComputeLoss(inputs, labels, weights, lengths, outputs),
        };

    private ReadOnlySpan<float> Weights(int chunk) => _data.HasWeights ? Slice(_data.Weights, chunk, 1) : default;

    private ReadOnlySpan<int> Lengths(int chunk) => _data.HasLengths ? Slice(_data.Lengths, chunk, 1) : default;

    private ReadOnlySpan<T> Slice<T>(ReadOnlySpan<T> column, int chunk, int size) => column.Slice(FirstRow(chunk) * size, RowCount(chunk) * size);
}
