using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Testing.Definitions;

/// <summary>What tests know of networks of sequences, apart from the code under test.</summary>
public static class SequenceTraits
{
    private static readonly string[] Recurrent = ["SimpleRNN", "LSTM", "GRU"];

    /// <summary>Whether samples may end early: their steps are those of each recurrent layer, and of the output if it has steps, and there is more than one.</summary>
    public static bool HaveLengths(NetworkDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Dictionary<string, TensorShape> shapes = definition.Layers.ToDictionary(layer => layer.Name, layer => layer.OutputShape);
        shapes[NetworkDefinition.InputName] = definition.InputShape;
        LayerDefinition[] recurrent = [.. definition.Layers.Where(layer => Recurrent.Contains(layer.Kind))];
        int time = definition.InputShape[0];
        return definition.InputShape.Rank == 2
            && time > 1
            && recurrent.Length > 0
            && recurrent.All(layer => shapes[layer.Inputs[0]][0] == time)
            && (definition.OutputShape.Rank != 2 || definition.OutputShape[0] == time);
    }
}
