using System.Collections.Immutable;
using NetGen.Generators.Catalog;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Declaration;

/// <summary>A layer while it is being read: its place and shape are null until they are known to be right.</summary>
internal sealed class LayerDeclaration(LayerAttributeUse use, int index)
{
    public LayerDescriptor Descriptor => use.Descriptor;

    public AttributeArguments Arguments => use.Arguments;

    public int Index => index;

    /// <summary>Whether it is called anything but its index.</summary>
    public bool IsNamed { get; set; }

    /// <summary>As declared, else the index.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The indices of the layers it reads; <see langword="null"/> if one cannot be found.</summary>
    public ImmutableArray<int>? Sources { get; set; }

    /// <summary>Its arguments; <see langword="null"/> if there is something wrong with them.</summary>
    public LayerSpec? Spec { get; set; }

    /// <summary>Its shape; <see langword="null"/> if an error, here or before, leaves it unknown.</summary>
    public Shape? Output { get; set; }

    /// <summary>The shapes of its parameter tensors; none while its own shape is unknown.</summary>
    public ImmutableArray<Shape> ParameterShapes { get; set; } = ImmutableArray<Shape>.Empty;

    /// <summary>Shapes with as many elements as its parameter tensors take when the two innermost extents are padded.</summary>
    public ImmutableArray<Shape> ParameterRooms { get; set; } = ImmutableArray<Shape>.Empty;

    /// <summary>The shapes of what it has of each sample beside its output; none while that is unknown or too large.</summary>
    public ImmutableArray<Shape> RoomShapes { get; set; } = ImmutableArray<Shape>.Empty;

    /// <summary>Whether training changes its parameters.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>What the learning rate is multiplied by for its parameters.</summary>
    public double LearningRateScale { get; set; } = 1;

    /// <summary>The activation it ends with; <see langword="null"/> if its arguments are wrong.</summary>
    public Activation? Activation => Spec is null ? null : Descriptor.Activation(Spec).Activation;

    /// <summary>The layer in the model; only if nothing was found wrong.</summary>
    public LayerModel ToModel() => new(Name, Index, Sources!.Value, Spec!, Output!)
    {
        Trainable = Trainable,
        LearningRateScale = LearningRateScale,
    };
}
