using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// A batch in the caller's memory, as the parts of a training step see it from other threads. Only valid while the call that was given the
/// batch has not returned: until then its memory is pinned.
/// </summary>
public readonly unsafe struct PartedBatch
{
    private readonly float* _inputs;
    private readonly void* _targets;
    private readonly float* _weights;
    private readonly int* _lengths;

    internal PartedBatch(in PartedBatch batch, int* origin, in SequenceLengths lengths)
    {
        this = batch;
        _lengths = origin;
        LengthStride = lengths.Stride;
    }

    internal PartedBatch(float* inputs, float* targets, float* origin, in SampleWeights weights, int rows)
        : this(inputs, (void*)targets, origin, in weights, rows)
    {
    }

    internal PartedBatch(float* inputs, int* labels, float* origin, in SampleWeights weights, int rows)
        : this(inputs, (void*)labels, origin, in weights, rows) => HasLabels = true;

    private PartedBatch(float* inputs, void* targets, float* origin, in SampleWeights weights, int rows)
    {
        _inputs = inputs;
        _targets = targets;
        _weights = origin;
        WeightStride = weights.Stride;
        InverseWeight = weights.InverseTotal;
        Rows = rows;
    }

    /// <summary>The number of samples.</summary>
    public int Rows { get; }

    /// <summary>Whether each sample has a class index instead of targets.</summary>
    public bool HasLabels { get; }

    /// <summary>The first float of the first sample.</summary>
    public ref float Inputs => ref Unsafe.AsRef<float>(_inputs);

    /// <summary>The first float of the first sample's targets. Only if the batch has no labels.</summary>
    public ref float Targets => ref Unsafe.AsRef<float>(_targets);

    /// <summary>The class index of the first sample. Only if the batch has labels.</summary>
    public ref int Labels => ref Unsafe.AsRef<int>(_targets);

    /// <summary>The weight of the first sample, or of its first step where each has outputs.</summary>
    public ref float Weights => ref Unsafe.AsRef<float>(_weights);

    /// <summary>Floats from a sample's weight to the next: 0 where all samples share one.</summary>
    public nuint WeightStride { get; }

    /// <summary>One over the sum of all weights; 0 if that is 0.</summary>
    public float InverseWeight { get; }

    /// <summary>The length of the first sequence. Only in a batch that was given lengths.</summary>
    public ref int Lengths => ref Unsafe.AsRef<int>(_lengths);

    /// <summary>Integers from a sequence's length to the next: 0 where all have the full length.</summary>
    public nuint LengthStride { get; }
}
