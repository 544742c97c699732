using System;
using System.Collections.Immutable;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>One tensor of the state that a recurrent network carries from step to step.</summary>
/// <param name="Name">Its name in files: that of the layer and of what it is, as in <c>0.h</c> and <c>0.c</c>.</param>
/// <param name="Length">The floats in it, at least 1.</param>
/// <param name="Offset">Where it begins in the state's block, in floats; what lies between its end and the next one's begin is padding.</param>
public readonly record struct StateTensor(string Name, int Length, int Offset);

/// <summary>Where the state of a recurrent network has its tensors: what each network says once, as a constant of its class.</summary>
public sealed class StateLayout
{
    /// <summary>Creates a layout.</summary>
    /// <param name="network">The network's name: that of its class.</param>
    /// <param name="size">The floats of a block, padding included.</param>
    /// <param name="tensors">The tensors in the order of their places, at least one.</param>
    /// <exception cref="ArgumentException">There is no tensor, two share a name, or one is empty, overlaps the one before or ends behind the block.</exception>
    public StateLayout(string network, int size, params ReadOnlySpan<StateTensor> tensors)
    {
        ArgumentException.ThrowIfNullOrEmpty(network);
        if (tensors.IsEmpty)
        {
            throw new ArgumentException("A state has at least one tensor.", nameof(tensors));
        }

        int end = 0;
        for (int index = 0; index < tensors.Length; index++)
        {
            StateTensor tensor = tensors[index];
            if (tensor.Length < 1 || tensor.Offset < end || tensor.Length > size - tensor.Offset)
            {
                throw new ArgumentException(
                    Invariant($"Tensor '{tensor.Name}': expected at least 1 float from {end} on in a block of {size}; found {tensor.Length} from {tensor.Offset} on."),
                    nameof(tensors));
            }

            foreach (StateTensor other in tensors[..index])
            {
                if (other.Name == tensor.Name)
                {
                    throw new ArgumentException($"Two tensors are named '{tensor.Name}'.", nameof(tensors));
                }
            }

            end = tensor.Offset + tensor.Length;
        }

        Network = network;
        Size = size;
        Tensors = [.. tensors];
    }

    /// <summary>The network's name: that of its class.</summary>
    public string Network { get; }

    /// <summary>The floats of a block, padding included.</summary>
    public int Size { get; }

    /// <summary>The tensors in the order of their places.</summary>
    public ImmutableArray<StateTensor> Tensors { get; }
}
