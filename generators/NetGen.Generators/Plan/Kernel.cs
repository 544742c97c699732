using System;
using System.Collections.Generic;

namespace NetGen.Generators.Plan;

/// <summary>One of the few loops everything lowers to. Every number in it is resolved: a printer only spells it.</summary>
/// <param name="Comment">What it computes, with shapes, for the reader of the emitted code.</param>
internal abstract record Kernel(string Comment)
{
    /// <summary>How many vector operations the emitted text spells out: what the code budget counts.</summary>
    public abstract int UnrolledOperations { get; }

    /// <summary>
    /// How many functions (exponentials and what is made of them) the emitted text spells out. The JIT inlines each, with some twenty
    /// local variables; of a method with more than a thousand it keeps none in registers.
    /// </summary>
    public virtual int InlinedFunctions => 0;

    /// <summary>Operands that are the same for all samples: scalar parameters of the emitted method.</summary>
    public abstract Infrastructure.EquatableArray<string> ScalarOperands { get; }

    /// <summary>The tensors it writes.</summary>
    public virtual IEnumerable<Tensor> Targets => [];

    /// <summary>Whether a loop runs over the samples given at run time.</summary>
    public abstract bool UsesRows { get; }

    /// <summary>Whether it adds to the sum over all samples that its method returns.</summary>
    public virtual bool AddsToTotal => false;

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
