using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>A layer as it is lowered: with the activation that follows folded in, sources as indices of stages, and parameters placed.</summary>
/// <param name="Index">Its index among the stages.</param>
/// <param name="Layer">The declared layer that gives its parameters.</param>
/// <param name="Descriptor">What the catalogue knows of that layer.</param>
/// <param name="Activation">What is applied to its result.</param>
/// <param name="Sources">The stages it reads; <see cref="LayerModel.NetworkInput"/> is the network's input.</param>
/// <param name="Inputs">The layouts of what it reads, as it expects them.</param>
/// <param name="Output">The layout of what it gives.</param>
/// <param name="Parameters">Its parameter tensors, and that of its activation.</param>
/// <param name="Statistics">What it keeps from step to step beside them; in order and in an arena of their own.</param>
internal sealed record Stage(
    int Index,
    LayerModel Layer,
    LayerDescriptor Descriptor,
    ActivationDescriptor Activation,
    ImmutableArray<int> Sources,
    ImmutableArray<TensorLayout> Inputs,
    TensorLayout Output,
    ImmutableArray<ParameterSlot> Parameters,
    ImmutableArray<ParameterSlot> Statistics)
{
    /// <summary>A layer that follows, applied on the way out; <see langword="null"/> if none is.</summary>
    public FoldedLayer? Folded { get; init; }

    /// <summary>Whether a sample's sequence may end before the last step.</summary>
    public bool HasLengths { get; init; }

    /// <summary>Tensors that it has beside its output.</summary>
    public ImmutableArray<KeptTensor> KeptTensors
    {
        get
        {
            ImmutableArray<KeptTensor> own = Descriptor.KeptTensors(Layer.Spec, Inputs, Output);
            TensorLayout row = Output.Row();
            return Folded is null
                ? own
                : own
                    .Add(new KeptTensor(FoldedLayer.Scale, row, FromForward: true, InPrediction: true))
                    .Add(new KeptTensor(FoldedLayer.Shift, row, FromForward: true, InPrediction: true));
        }
    }

    /// <summary>How many products of a weight it adds up to predict one sample.</summary>
    public long MultiplyAdds => Descriptor.MultiplyAdds(Layer.Spec, Inputs.Select(input => input.Shape).ToImmutableArray(), Output.Shape);

    /// <summary>The same with its parameters and statistics in other places.</summary>
    public Stage WithSlots(Func<ParameterSlot, ParameterSlot> parameter, Func<ParameterSlot, ParameterSlot> statistic) => this with
    {
        Parameters = Parameters.Select(parameter).ToImmutableArray(),
        Statistics = Statistics.Select(statistic).ToImmutableArray(),
        Folded = Folded is null
            ? null
            : Folded with
            {
                Parameters = Folded.Parameters.Select(parameter).ToImmutableArray(),
                Statistics = Folded.Statistics.Select(statistic).ToImmutableArray(),
            },
    };

    /// <summary>What its methods are named after: unlike the layer's own name always an identifier.</summary>
    public string MethodPrefix => Descriptor.Kind + Literal.Integer(Layer.Index);

    /// <summary>The layer in words, with shapes, for comments.</summary>
    public string Words =>
        $"layer {Layer.Name}, {Descriptor.Kind} {string.Join(", ", Inputs.Select(input => input.Shape))} → {Output.Shape}";

    /// <summary>The slot of a statistic; <see langword="null"/> if the layer has none of that name.</summary>
    public ParameterSlot? Statistic(string name) => Statistics.FirstOrDefault(slot => slot.Tensor.Name == name && slot.Layer == Layer.Index);

    /// <summary>The slot of a parameter; <see langword="null"/> if the layer has none of that name.</summary>
    public ParameterSlot? Parameter(string name) => Parameters.FirstOrDefault(slot => slot.Tensor.Name == name && slot.Layer == Layer.Index && !slot.Tensor.IsOfActivation);

    /// <summary>The slot of what the activation learns; <see langword="null"/> if it learns nothing.</summary>
    public ParameterSlot? ActivationParameter => Parameters.FirstOrDefault(slot => slot.Tensor.IsOfActivation);
}
