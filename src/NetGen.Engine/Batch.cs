using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine;

/// <summary>
/// Samples with what their outputs are held against. A network that gives a row at each step of a sequence, or classes at each position of an image, is held against a row at each: then the loss is the
/// mean over all steps of all samples that count, each with the weight of its sample.
/// </summary>
/// <param name="inputs">The samples, row after row.</param>
/// <param name="targets">The targets, row after row.</param>
/// <param name="rows">The number of samples.</param>
/// <param name="steps">How many rows of outputs a sample has: one, or one for each step.</param>
internal readonly ref struct Batch<T>(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, int rows, int steps)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The samples, row after row.</summary>
    public ReadOnlySpan<T> Inputs { get; } = inputs;

    /// <summary>The targets, row after row.</summary>
    public ReadOnlySpan<T> Targets { get; } = targets;

    /// <summary>The number of samples.</summary>
    public int Rows { get; } = rows;

    /// <summary>How many rows of outputs a sample has.</summary>
    public int Steps { get; } = steps;

    /// <summary>A weight for each sample; empty if all are 1.</summary>
    public ReadOnlySpan<T> Weights { get; init; }

    /// <summary>How many steps of each sample there are; empty if all.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>The sum of the weights of all steps that count.</summary>
    public T TotalWeight
    {
        get
        {
            if (Lengths.IsEmpty || Steps == 1)
            {
                return T.CreateChecked(Steps) * (Weights.IsEmpty ? T.CreateChecked(Rows) : TensorPrimitives.Sum(Weights));
            }

            T total = T.Zero;
            for (int row = 0; row < Rows; row++)
            {
                total += WeightOf(row) * T.CreateChecked(CountingSteps(row));
            }

            return total;
        }
    }

    /// <summary>The weight of a sample.</summary>
    public T WeightOf(int row) => Weights.IsEmpty ? T.One : Weights[row];

    /// <summary>How many steps of a sample's outputs count in the loss: they come first.</summary>
    public int CountingSteps(int row) => Lengths.IsEmpty || Steps == 1 ? Steps : Lengths[row];

    /// <summary>Some of the samples.</summary>
    public Batch<T> Slice(int row, int count)
    {
        int inputSize = Inputs.Length / Rows;
        int targetSize = Targets.Length / Rows;
        return new Batch<T>(Inputs.Slice(row * inputSize, count * inputSize), Targets.Slice(row * targetSize, count * targetSize), count, Steps)
        {
            Weights = Weights.IsEmpty ? default : Weights.Slice(row, count),
            Lengths = Lengths.IsEmpty ? default : Lengths.Slice(row, count),
        };
    }
}
