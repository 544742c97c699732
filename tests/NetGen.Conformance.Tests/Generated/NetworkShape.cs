using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Conformance.Tests.Losses;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Which dense layers have a bias.</summary>
internal enum BiasUse
{
    All,
    None,
    Alternating,
}

/// <summary>How the activations are declared.</summary>
internal enum ActivationForm
{
    /// <summary>On the dense layers.</summary>
    OnLayers,

    /// <summary>As layers after linear ones, which they are folded into.</summary>
    Folded,

    /// <summary>As layers after dense layers that have one of their own, so that they stand by themselves.</summary>
    Apart,

    /// <summary>On the dense layers, and one on the network's input.</summary>
    OnInput,
}

/// <summary>What a network of the sweep is made of.</summary>
internal sealed record NetworkShape(
    int[] Sizes, Activation Hidden, Activation Last, Loss Loss, Optimizer Optimizer, BiasUse Bias, ActivationForm Form)
{
    /// <summary>Around multiples of the vector width, and of the width of panels.</summary>
    public static readonly int[] AllSizes = [1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 65];

    /// <summary>The last activations with the losses that take them.</summary>
    public static readonly (Activation Last, Loss Loss)[] Heads = [.. LossCases.Heads];

    /// <summary>The activations that may stand before others.</summary>
    public static readonly Activation[] HiddenActivations =
        [.. Enum.GetValues<Activation>().Where(activation => activation is not (Activation.Softmax or Activation.Step))];

    private int Depth => Sizes.Length - 1;

    /// <summary>The network. Adam's epsilon is large enough that a gradient near zero does not become a step of full size.</summary>
    public NetworkDefinition Define(string name)
    {
        DefinitionBuilder builder = new(name, Sizes[0]);
        if (Form == ActivationForm.OnInput)
        {
            builder.Activate(Hidden);
        }

        for (int i = 1; i <= Depth; i++)
        {
            Activation activation = i == Depth ? Last : Hidden;
            bool useBias = Bias == BiasUse.All || (Bias == BiasUse.Alternating && i % 2 == 1);
            switch (Form)
            {
                case ActivationForm.Folded:
                    builder.Dense(Sizes[i], useBias: useBias).Activate(activation);
                    break;
                case ActivationForm.Apart:
                    builder.Dense(Sizes[i], Activation.Tanh, useBias).Activate(activation);
                    break;
                default:
                    builder.Dense(Sizes[i], activation, useBias);
                    break;
            }
        }

        builder = Optimizer == Optimizer.Adam
            ? builder.Training(Loss, Optimizer, learningRate: 0.01, epsilon: 1e-2)
            : builder.Training(Loss, Optimizer, learningRate: 0.05);
        return LossCases.WithNumbers(builder, Loss, Sizes[0]).Build();
    }

    /// <summary>About how much text is emitted for it.</summary>
    public int Cost => (2 * Depth) + 1;

    /// <summary>What a size means to vectors of eight lanes in panels of sixteen.</summary>
    public static string LanesOf(int size) => size switch
    {
        1 => "one lane",
        < 8 => "a part of a vector",
        8 => "a vector",
        < 16 => "a part of a panel",
        _ when size % 16 == 0 => "full panels",
        _ => "panels and a rest",
    };

    /// <summary>The pairs of choices that this network tries together.</summary>
    public IEnumerable<string> Pairs()
    {
        string[] choices =
        [
            .. Depth > 1 ? [$"hidden {Hidden}"] : Array.Empty<string>(),
            $"last {Last}",
            $"loss {Loss}",
            $"optimizer {Optimizer}",
            Depth < 3 ? $"depth {Depth}" : "depth 3 or more",
            $"bias {Bias}",
            $"form {Form}",
        ];
        for (int i = 0; i < choices.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                yield return $"{choices[j]}, {choices[i]}";
            }
        }

        yield return $"depth {Depth}";
        yield return $"input {Sizes[0]}";
        yield return $"output {Sizes[^1]}";
        yield return $"last {Last}, output of {LanesOf(Sizes[^1])}";
        yield return $"loss {Loss}, output of {LanesOf(Sizes[^1])}";
        yield return $"form {Form}, input of {LanesOf(Sizes[0])}";
        for (int i = 1; i <= Depth; i++)
        {
            yield return $"{LanesOf(Sizes[i - 1])} to {LanesOf(Sizes[i])}";
            yield return $"width {Sizes[i]}";
            yield return $"bias {Bias}, {LanesOf(Sizes[i])}";
            if (i < Depth)
            {
                yield return $"hidden {Hidden}, {LanesOf(Sizes[i])}";
            }
        }
    }
}
