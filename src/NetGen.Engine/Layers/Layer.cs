using System.Collections.Immutable;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>One step of the graph: from the slots it reads to the one it writes. Keeps no state between passes but its parameters.</summary>
/// <param name="inputs">What it reads.</param>
/// <param name="output">What it writes.</param>
internal abstract class Layer<T>(ImmutableArray<Slot> inputs, Slot output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What it reads.</summary>
    public ImmutableArray<Slot> Inputs => inputs;

    /// <summary>What it writes.</summary>
    public Slot Output => output;

    /// <summary>Computes the output's values from those of the inputs.</summary>
    public abstract void Forward(Workspace<T> workspace);

    /// <summary>
    /// Given the output's gradient, adds to the gradients of its parameters and contributes to those of the inputs that require one.
    /// Called only where the output requires a gradient.
    /// </summary>
    public abstract void Backward(Workspace<T> workspace);
}
