using System;

namespace NetGen.Runtime;

/// <summary>Predicts batches on several threads. Allocates nothing after a thread's first call.</summary>
public static unsafe class ParallelPrediction
{
    /// <summary>Predicts a batch whose lengths have been checked.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The samples.</param>
    /// <param name="outputs">Receives the predictions.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="rowMultiple">What parts start at multiples of: a multiple of the rows that are computed together.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    public static void Run<TNetwork>(
        TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, int rowMultiple, int threads)
        where TNetwork : INetwork<TNetwork>
    {
        if (threads == 1 || !ThreadTeam.Shared.TryTake())
        {
            network.PredictBatch(inputs, outputs);
            return;
        }

        try
        {
            fixed (float* firstInput = inputs)
            fixed (float* firstOutput = outputs)
            {
                PredictionWork<TNetwork>.Shared.Run(network, firstInput, firstOutput, rows, rowMultiple, threads);
            }
        }
        finally
        {
            ThreadTeam.Shared.Release();
        }
    }

    /// <summary>The work: one object for each class of network, which belongs to whoever has taken the shared team.</summary>
    private sealed class PredictionWork<TNetwork> : PartedWork
        where TNetwork : INetwork<TNetwork>
    {
        /// <summary>As many rows in a part leave enough of them for each weight that is read.</summary>
        private const int RowsWorthAPart = 192;

        /// <summary>More parts than threads: a thread that is held up by another process leaves the rest to the others.</summary>
        private const int MostPartsPerThread = 8;

        public static readonly PredictionWork<TNetwork> Shared = new();

        private TNetwork? _network;
        private float* _inputs;
        private float* _outputs;
        private int _rows;
        private int _rowMultiple;

        public override int PhaseCount => 1;

        public void Run(TNetwork network, float* inputs, float* outputs, int rows, int rowMultiple, int threads)
        {
            _network = network;
            _inputs = inputs;
            _outputs = outputs;
            _rows = rows;
            _rowMultiple = rowMultiple;
            try
            {
                ThreadTeam.Shared.Run(this, threads);
            }
            finally
            {
                _network = default;
            }
        }

        public override int PartCount(int phase, int threads) =>
            threads * Math.Clamp(_rows / (threads * RowsWorthAPart), 1, MostPartsPerThread);

        public override void Run(int phase, int part, int parts)
        {
            int first = Parts.Start(_rows, _rowMultiple, part, parts);
            int count = Parts.Start(_rows, _rowMultiple, part + 1, parts) - first;
            _network!.PredictBatch(
                new ReadOnlySpan<float>(_inputs + ((long)first * TNetwork.InputSize), count * TNetwork.InputSize),
                new Span<float>(_outputs + ((long)first * TNetwork.OutputSize), count * TNetwork.OutputSize));
        }
    }
}
