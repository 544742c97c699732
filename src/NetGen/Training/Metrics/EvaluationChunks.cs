using System;

namespace NetGen.Runtime;

/// <summary>
/// Measures chunks of a data set, several at once where threads may be used. What a chunk gives depends on nothing else, so that the bits are
/// the same however many are measured together.
/// </summary>
internal sealed class EvaluationChunks<TNetwork> : PartedWork
    where TNetwork : ITrainableNetwork<TNetwork>
{
    // Fixed, so that rounding does not depend on anything else: the same network and data give the same bits.
    private const int ChunkRows = 256;

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
        int together = Math.Min(Count, _threads == 1 ? 1 : ChunksPerThread * _threads);
        _outputs = new float[checked(Math.Min(together * ChunkRows, data.Count) * TNetwork.OutputSize)];
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

    /// <summary>How much the samples of a chunk weigh in a mean: their number, if they have no weights.</summary>
    public double Weight(int chunk)
    {
        if (!_data.HasWeights)
        {
            return RowCount(chunk);
        }

        double total = 0;
        foreach (float weight in Weights(chunk))
        {
            total += weight;
        }

        return total;
    }

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
        int first = FirstRow(chunk);
        int rows = RowCount(chunk);
        ReadOnlySpan<float> inputs = _data.Inputs.Slice(first * _data.InputSize, rows * _data.InputSize);
        ReadOnlySpan<int> labels = _data.HasLabels ? _data.Labels.Slice(first, rows) : default;
        ReadOnlySpan<float> targets = _data.HasLabels ? default : _data.Targets.Slice(first * _data.TargetSize, rows * _data.TargetSize);
        _losses[part] = (_data.HasLabels, _data.HasWeights) switch
        {
            (true, true) => _network.ComputeLoss(inputs, labels, Weights(chunk), Outputs(chunk)),
            (true, false) => _network.ComputeLoss(inputs, labels, Outputs(chunk)),
            (false, true) => _network.ComputeLoss(inputs, targets, Weights(chunk), Outputs(chunk)),
            (false, false) => _network.ComputeLoss(inputs, targets, Outputs(chunk)),
        };
    }

    private ReadOnlySpan<float> Weights(int chunk) => _data.Weights.Slice(FirstRow(chunk), RowCount(chunk));
}
