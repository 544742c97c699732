using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>An emitted method that runs kernels over the places it is given.</summary>
/// <param name="Name">Its name among the methods of the network.</param>
/// <param name="Summary">What it does, for its doc comment.</param>
/// <param name="Parameters">What it is given, in order.</param>
/// <param name="Kernels">What it runs, in order.</param>
/// <param name="IsInlined">Whether it is so short that a call would cost a good part of it.</param>
internal sealed record MethodPlan(
    string Name, string Summary, EquatableArray<MethodParameter> Parameters, EquatableArray<Kernel> Kernels, bool IsInlined = false)
{
    /// <summary>Whether it returns the sum over all samples of what its kernels add to the total.</summary>
    public bool ReturnsTotal => Kernels.Any(kernel => kernel.AddsToTotal);

    /// <summary>Whether it draws random numbers.</summary>
    public bool IsRandom => Kernels.Any(kernel => kernel.IsRandom);

    /// <summary>Whether it is given a part and computes that alone.</summary>
    public bool IsCut => Kernels.Any(kernel => kernel.IsCut);

    /// <summary>Whether it can be called for some of the samples.</summary>
    public bool IsSampleWise => Kernels.All(kernel => kernel.IsSampleWise);

    /// <summary>What numbers of samples such calls start at.</summary>
    public int SampleMultiple => Kernels.Max(kernel => kernel.SampleMultiple);

    /// <summary>The floating-point operations of its products for each sample.</summary>
    public long FlopPerSample => Kernels.Sum(kernel => kernel.FlopPerSample);

    /// <summary>Floats from a sample to the next in the tensor of a role.</summary>
    public int SampleStride(string role) => Kernels.Max(kernel => kernel.SampleStride(role));
}

/// <summary>A parameter of an emitted method.</summary>
internal sealed record MethodParameter(string Name, ParameterKind Kind);

internal enum ParameterKind
{
    /// <summary><c>ref float</c>.</summary>
    Floats,

    /// <summary><c>ref int</c>: class indices, or lengths of sequences.</summary>
    Integers,

    /// <summary><c>int</c>: the number of samples.</summary>
    Rows,

    /// <summary><c>float</c>.</summary>
    Scalar,

    /// <summary><c>nuint</c>: floats from a sample's weight to the next.</summary>
    WeightStride,

    /// <summary><c>nuint</c>: integers from the length of a sample's sequence to the next.</summary>
    LengthStride,

    /// <summary><c>int</c>: the index of the part to be computed.</summary>
    Part,

    /// <summary><c>int</c>: the number of parts.</summary>
    PartCount,

    /// <summary><c>ulong</c>: the network's seed.</summary>
    Seed,

    /// <summary><c>long</c>: the number of steps applied so far.</summary>
    Step,

    /// <summary><c>int</c>: the index in the batch of the first sample to be computed.</summary>
    FirstRow,
}

/// <summary>A call of an emitted method.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Places">For each parameter that is a reference, in order, the place in the caller.</param>
internal sealed record CallPlan(MethodPlan Method, EquatableArray<Place> Places);
