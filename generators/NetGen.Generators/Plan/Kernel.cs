using System;
using System.Collections.Generic;

namespace NetGen.Generators.Plan;

/// <summary>One of the few loops everything lowers to. Every number in it is resolved: a printer only spells it.</summary>
/// <param name="Comment">What it computes, with shapes, for the reader of the emitted code.</param>
internal abstract record Kernel(string Comment)
{
    /// <summary>Elements written from which on it can pay to share a kernel out among threads.</summary>
    protected const int FewestSharedElements = 4096;

    /// <summary>
    /// Whether it computes a part of its elements, of which the emitted method gets the index and the number of all. A part starts at a
    /// multiple of what is computed together, so that the number of parts changes no rounding.
    /// </summary>
    public bool IsCut { get; init; }

    /// <summary>How many vector operations the emitted text spells out: what the code budget counts.</summary>
    public abstract int UnrolledOperations { get; }

    /// <summary>
    /// How many functions (exponentials and what is made of them) the emitted text spells out. The JIT inlines each, with some twenty
    /// local variables; of a method with more than a thousand it keeps none in registers.
    /// </summary>
    public virtual int InlinedFunctions => 0;

    /// <summary>Whether it has products that are loops over register tiles, not spelled out.</summary>
    public virtual bool LoopsOverTiles => false;

    /// <summary>Operands that are the same for all samples: scalar parameters of the emitted method.</summary>
    public abstract Infrastructure.EquatableArray<string> ScalarOperands { get; }

    /// <summary>The tensors it writes.</summary>
    public virtual IEnumerable<Tensor> Targets => [];

    /// <summary>Whether a loop runs over the samples given at run time.</summary>
    public abstract bool UsesRows { get; }

    /// <summary>How many rows there are for each sample, where a loop runs over the rows of all of them.</summary>
    public virtual int RowsPerSample => 1;

    /// <summary>Whether it draws random numbers: from the network's seed, the step, and the index of each sample.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Whether it adds to the sum over all samples that its method returns.</summary>
    public virtual bool AddsToTotal => false;

    /// <summary>Whether it reads how long the sequence of each sample is.</summary>
    public virtual bool ReadsLengths => false;

    /// <summary>Whether it reads weights of samples, and so how far these are apart.</summary>
    public virtual bool ReadsWeights => false;

    /// <summary>Whether it computes each sample from that sample alone, so that it can be called for some of them.</summary>
    public virtual bool IsSampleWise => false;

    /// <summary>What numbers of samples to start at if each is to fall into the same register tile as when all are computed at once.</summary>
    public virtual int SampleMultiple => 1;

    /// <summary>The floating-point operations of its products for each sample, two for a multiply-add.</summary>
    public virtual long FlopPerSample => 0;

    /// <summary>Whether it has elements enough that can be computed apart.</summary>
    protected virtual bool CanBeCut => false;

    /// <summary>The same kernel in parts, if it can be cut.</summary>
    public Kernel Cut() => CanBeCut ? this with { IsCut = true } : this;

    /// <summary>Floats from a sample to the next in the tensor of a role; 0 if it has nothing of its own for each sample.</summary>
    public virtual int SampleStride(string role) => 0;

    /// <summary>Whether a tensor of this base is read or written.</summary>
    public bool Touches(string variable)
    {
        bool found = false;
        MapPlaces(place =>
        {
            found |= place.Base == variable;
            return place;
        });
        return found;
    }

    /// <summary>Whether the kernel can read and write a tensor of this base in vector variables.</summary>
    public virtual bool CanUseRegisters(string variable) => false;

    /// <summary>The same kernel over other places; visits them in the order in which a reader expects the parameters.</summary>
    public abstract Kernel MapPlaces(Func<Place, Place> map);
}
