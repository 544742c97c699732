using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen.Testing.Definitions;

/// <content>The recurrent layers.</content>
public sealed partial class DefinitionBuilder
{
    /// <summary>Adds a recurrent layer.</summary>
    /// <param name="kind"><c>SimpleRNN</c>, <c>LSTM</c> or <c>GRU</c>.</param>
    /// <param name="units">The number of outputs of a step in each direction.</param>
    /// <param name="returnSequences">Whether it gives every step.</param>
    /// <param name="bidirectional">Whether it goes both ways.</param>
    /// <param name="activation">That of a <c>SimpleRNN</c>; the others have none to choose.</param>
    /// <param name="name">Its name; its index if not given.</param>
    /// <param name="from">What it reads; the layer before if not given.</param>
    public DefinitionBuilder Recurrent(
        string kind,
        int units,
        bool returnSequences = false,
        bool bidirectional = false,
        Activation activation = Activation.Tanh,
        string? name = null,
        string? from = null)
    {
        string ownName = NameOrIndex(name);
        string source = from ?? Latest;
        TensorShape input = ShapeOf(source);
        int outputs = bidirectional ? 2 * units : units;
        ImmutableDictionary<string, double> options = ImmutableDictionary<string, double>.Empty
            .Add("ReturnSequences", returnSequences ? 1 : 0)
            .Add("Bidirectional", bidirectional ? 1 : 0);
        return Add(new LayerDefinition
        {
            Name = ownName,
            Kind = kind,
            Inputs = [source],
            OutputShape = returnSequences ? new TensorShape(input[0], outputs) : new TensorShape(outputs),
            Options = kind == "SimpleRNN" ? options.Add("Activation", (int)activation) : options,
            Parameters =
            [
                .. Direction(kind, $"{ownName}.", units, Channels(input), activation, ""),
                .. bidirectional ? Direction(kind, $"{ownName}.", units, Channels(input), activation, "_reverse") : [],
            ],
        });
    }

    // PyTorch's tensors of one direction, with the one bias that two make where they only ever act as their sum.
    private static IEnumerable<ParameterDefinition> Direction(string kind, string prefix, int units, int features, Activation activation, string suffix)
    {
        int rows = units * kind switch { "LSTM" => 4, "GRU" => 3, _ => 1 };
        Initializer initializer = ActivationTraits.InitializerBefore(activation);
        string recurrentBias = $"{prefix}bias_hh_l0{suffix}";
        yield return new ParameterDefinition($"{prefix}weight_ih_l0{suffix}", new TensorShape(rows, features), initializer, features, rows);
        yield return new ParameterDefinition($"{prefix}weight_hh_l0{suffix}", new TensorShape(rows, units), initializer, units, rows);
        yield return new ParameterDefinition($"{prefix}bias_ih_l0{suffix}", new TensorShape(rows), Initializer.Zeros, features, rows)
        {
            AddedInFiles = kind == "GRU" ? null : recurrentBias,
        };
        if (kind == "GRU")
        {
            yield return new ParameterDefinition(recurrentBias, new TensorShape(rows), Initializer.Zeros, units, rows);
        }
    }
}
