using System;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine.Layers;

/// <summary>What a layer is built from.</summary>
/// <param name="Graph">The graph under construction.</param>
/// <param name="Definition">The layer as declared.</param>
/// <param name="Index">Its index, counting all layers from 0.</param>
/// <param name="Inputs">The slots that <see cref="LayerDefinition.Inputs"/> names.</param>
/// <param name="Parameters">The tensors that <see cref="LayerDefinition.Parameters"/> defines.</param>
/// <param name="Statistics">Those that <see cref="LayerDefinition.Statistics"/> defines.</param>
/// <param name="TruncatedSteps">After how many steps training cuts gradients on their way back through a sequence; 0 for never.</param>
internal sealed record LayerContext<T>(
    GraphBuilder<T> Graph,
    LayerDefinition Definition,
    int Index,
    ImmutableArray<Slot> Inputs,
    ImmutableArray<ParameterTensor<T>> Parameters,
    ImmutableArray<StatisticTensor<T>> Statistics,
    int TruncatedSteps)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The slot of a layer that reads exactly one.</summary>
    public Slot SingleInput()
    {
        Require(Inputs.Length == 1, $"reads {Inputs.Length} layers, not 1");
        return Inputs[0];
    }

    /// <summary>The slots of a layer in which paths meet: at least two.</summary>
    public ImmutableArray<Slot> SeveralInputs()
    {
        Require(Inputs.Length > 1, $"reads {Inputs.Length} layers, not at least 2");
        return Inputs;
    }

    /// <summary>Throws if a layer that has nothing to learn has parameters.</summary>
    public void RequireNoParameters() => Require(Parameters.IsEmpty, $"has {Parameters.Length} parameter tensors, not none");

    /// <summary>The two tensors of a layer that normalises: γ and β, a number for each feature.</summary>
    public (ParameterTensor<T> Gamma, ParameterTensor<T> Beta) ScaleAndShift(int features)
    {
        TensorShape shape = new(features);
        Require(Parameters.Length == 2, $"has {Parameters.Length} parameter tensors, not a weight and a bias");
        Require(
            Parameters[0].Shape.Equals(shape) && Parameters[1].Shape.Equals(shape),
            $"has a weight of shape {Parameters[0].Shape} and a bias of shape {Parameters[1].Shape}, not {shape}");
        return (Parameters[0], Parameters[1]);
    }

    /// <summary>One of <see cref="LayerDefinition.Options"/> that counts something.</summary>
    /// <param name="option">Its name.</param>
    /// <param name="least">The smallest number it can be.</param>
    public int Count(string option, int least)
    {
        bool isGiven = Definition.Options.TryGetValue(option, out double value);
        Require(isGiven, $"lacks the option '{option}'");
        Require(value >= least && value <= int.MaxValue && Math.Floor(value) == value, $"has a {option} of {value}, not a whole number of at least {least}");
        return (int)value;
    }

    /// <summary>One of <see cref="LayerDefinition.Options"/> that is a truth value.</summary>
    public bool Flag(string option)
    {
        int value = Count(option, least: 0);
        Require(value <= 1, $"has a {option} of {value}, not 0 or 1");
        return value == 1;
    }

    /// <summary>Throws unless the definition is as it must be.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="complaint">What is wrong otherwise, as a predicate of the layer.</param>
    public void Require([DoesNotReturnIf(false)] bool condition, FormattableString complaint)
    {
        if (!condition)
        {
            throw new ArgumentException(
                $"Layer '{Definition.Name}' ({Definition.Kind}) {FormattableString.Invariant(complaint)}.", "definition");
        }
    }
}
