using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>
/// A network, its data, and what PyTorch makes of them in float64; written by <c>make_golden.py</c>. Arrays over parameters are in
/// canonical order.
/// </summary>
public sealed class GoldenCase
{
    /// <summary>How many optimizer steps lie behind <see cref="TrainedParameters"/>.</summary>
    public const int Steps = 10;

    /// <summary>How far float32 may be from the outputs, the loss and the gradients, as a share of the tensor's largest value.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>What the case is about.</summary>
    public required string Name { get; init; }

    /// <summary>The network.</summary>
    public required NetworkDefinition Definition { get; init; }

    /// <summary>The number of samples.</summary>
    public required int Batch { get; init; }

    /// <summary>The parameters to start from. Like inputs and targets the same in float32.</summary>
    public required double[] InitialParameters { get; init; }

    /// <summary>The samples, row after row.</summary>
    public required double[] Inputs { get; init; }

    /// <summary>The targets, row after row; <see langword="null"/> where there are labels.</summary>
    public double[]? Targets { get; init; }

    /// <summary>A class index for each sample, or for each step of each sample where the output has steps; <see langword="null"/> where there are targets.</summary>
    public int[]? Labels { get; init; }

    /// <summary>A weight for each sample; <see langword="null"/> where all are alike.</summary>
    public double[]? Weights { get; init; }

    /// <summary>How many steps each sample has; <see langword="null"/> where all have those of the input's shape.</summary>
    public int[]? Lengths { get; init; }

    /// <summary>The predictions of the initial network, row after row.</summary>
    public required double[] Outputs { get; init; }

    /// <summary>The mean loss of the initial network in training.</summary>
    public required double Loss { get; init; }

    /// <summary>The gradients of the mean loss at the initial parameters.</summary>
    public required double[] Gradients { get; init; }

    /// <summary>The parameters after <see cref="Steps"/> steps over the same samples.</summary>
    public required double[] TrainedParameters { get; init; }

    /// <summary>What running statistics make of it; <see langword="null"/> where no layer keeps any.</summary>
    public GoldenStatistics? Statistics { get; init; }

    /// <summary>How far float32 may be from <see cref="TrainedParameters"/>, as a share of the tensor's largest value.</summary>
    public double TrainedTolerance => Tolerances.Trained(Definition.Training!.Optimizer);

    /// <summary>The declaration as C#: attributes and a partial class, to stand below <c>using NetGen;</c>.</summary>
    /// <param name="className">The class's name.</param>
    public string ToSource(string className) => DefinitionSource.ToSource(Definition, className);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
