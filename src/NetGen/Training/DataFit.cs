using System;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Holds a data set against the network that is to be trained or measured with it.</summary>
internal static class DataFit
{
    /// <summary>Refuses data whose rows, labels or lengths are not the network's.</summary>
    /// <exception cref="ArgumentException">A size is not the network's, or a sequence has more steps than it, or it reads no sequences.</exception>
    public static void Check<TNetwork>(Dataset data, string argument)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        string name = TNetwork.Definition.Name;
        if (data.InputSize != TNetwork.InputSize)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' takes {TNetwork.InputSize} inputs; the data set's rows have {data.InputSize}."), argument);
        }

        if (data.HasLabels)
        {
            CheckLabels<TNetwork>(data, argument);
        }
        else if (data.TargetSize != TNetwork.OutputSize)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' has {TNetwork.OutputSize} outputs; the data set's target rows have {data.TargetSize}."), argument);
        }

        if (data.HasLengths)
        {
            CheckLengths<TNetwork>(data.Lengths, argument);
        }
    }

    private static void CheckLabels<TNetwork>(Dataset data, string argument)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        string name = TNetwork.Definition.Name;
        NetworkDefinition definition = TNetwork.Definition;
        int rows = definition.OutputRows;
        string row = definition.OutputShape.Rank == 2 ? "step" : "position";
        if (data.LabelsPerSample != rows)
        {
            string expected = rows == 1 ? "a class for each sample" : Invariant($"a class for each of {rows} {row}s");
            throw new ArgumentException(Invariant($"Network '{name}' gives {expected}; the data set has {data.LabelsPerSample} labels a sample."), argument);
        }

        // With a single output, a label of two classes is itself the target.
        int outputs = TNetwork.OutputSize / rows;
        int classes = outputs == 1 ? 2 : outputs;
        if (data.ClassCount != classes)
        {
            string whose = rows == 1 ? "" : $" for each {row}";
            throw new ArgumentException(
                Invariant($"Network '{name}' with {outputs} outputs{whose} tells {classes} classes apart; the data set has {data.ClassCount}."), argument);
        }
    }

    private static void CheckLengths<TNetwork>(ReadOnlySpan<int> lengths, string argument)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        NetworkDefinition definition = TNetwork.Definition;
        if (!definition.IsRecurrent)
        {
            throw Guard.NoLengths<TNetwork>(argument);
        }

        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] > definition.InputSteps)
            {
                throw new ArgumentException(
                    Invariant($"Network '{definition.Name}' reads up to {definition.InputSteps} steps; the sequence in row {row} (from 0) of the data set has {lengths[row]}."),
                    argument);
            }
        }
    }
}
