using System;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>Parted work on a network that learns. Each kind has one object, which belongs to whoever has taken the shared team.</summary>
internal abstract class TrainingWork : PartedWork
{
    /// <summary>More parts than threads: a thread that is held up by another process leaves the rest to the others.</summary>
    protected const int PartsPerThread = 2;

    private IPartedTraining? _network;

    protected IPartedTraining Network => _network!;

    public override int PartCount(int phase, int threads) => PartsPerThread * threads;

    protected void Run(IPartedTraining network, int threads)
    {
        _network = network;
        try
        {
            ThreadTeam.Shared.Run(this, threads);
        }
        finally
        {
            _network = null;
        }
    }
}

/// <summary>The gradients of a batch.</summary>
internal sealed class GradientWork : TrainingWork
{
    private PartedBatch _batch;
    private double _totalLoss;

    public static GradientWork Shared { get; } = new();

    public override int PhaseCount => Network.GradientPhases;

    public double Run(IPartedTraining network, PartedBatch batch, int threads)
    {
        _batch = batch;
        _totalLoss = 0;
        Run(network, threads);
        return _totalLoss;
    }

    public override void Run(int phase, int part, int parts) => Network.RunGradientPart(phase, in _batch, part, parts, ref _totalLoss);
}

/// <summary>The check that precedes an update.</summary>
internal sealed class CheckWork : TrainingWork
{
    // The gradients start on a cache line; parts do too.
    private const int CacheLine = 16;

    private bool _foundOther;

    public static CheckWork Shared { get; } = new();

    public override int PhaseCount => 1;

    public new bool Run(IPartedTraining network, int threads)
    {
        _foundOther = false;
        base.Run(network, threads);
        return !_foundOther;
    }

    public override void Run(int phase, int part, int parts)
    {
        ReadOnlySpan<float> gradients = Network.GradientArena;
        int first = Parts.Start(gradients.Length, CacheLine, part, parts);
        int end = Parts.Start(gradients.Length, CacheLine, part + 1, parts);
        if (!FiniteCheck.All(gradients[first..end]))
        {
            Volatile.Write(ref _foundOther, true);
        }
    }
}

/// <summary>The squares that the norm of all gradients is computed from.</summary>
internal sealed class NormWork : TrainingWork
{
    public static NormWork Shared { get; } = new();

    public override int PhaseCount => 1;

    public new void Run(IPartedTraining network, int threads) => base.Run(network, threads);

    public override void Run(int phase, int part, int parts) => Network.RunNormPart(part, parts);
}

/// <summary>The update of all parameters.</summary>
internal sealed class UpdateWork : TrainingWork
{
    public static UpdateWork Shared { get; } = new();

    public override int PhaseCount => 1;

    public new void Run(IPartedTraining network, int threads) => base.Run(network, threads);

    public override void Run(int phase, int part, int parts) => Network.RunUpdatePart(part, parts);
}
