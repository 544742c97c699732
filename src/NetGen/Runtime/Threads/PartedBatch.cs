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

    internal PartedBatch(float* inputs, float* targets, int rows)
    {
        _inputs = inputs;
        _targets = targets;
        Rows = rows;
    }

    internal PartedBatch(float* inputs, int* labels, int rows)
    {
        _inputs = inputs;
        _targets = labels;
        Rows = rows;
        HasLabels = true;
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
}
