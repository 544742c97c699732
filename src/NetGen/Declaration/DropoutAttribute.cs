using System;

namespace NetGen;

/// <summary>
/// Dropout: each step of training sets every element to zero with a probability and divides the others by the probability to stay, so that the
/// expected value is the same; prediction takes everything as it is. The shape stays as it is.
/// </summary>
/// <param name="rate">The probability that an element is set to zero, at least 0 and below 1.</param>
/// <remarks>
/// Which elements those are depends on the network's seed, the number of steps applied, the layer, the row and the element alone: not on the number
/// of threads, the vector width or the machine. Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov, "Dropout: a simple way to
/// prevent neural networks from overfitting", 2014.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability that an element is set to zero.</summary>
    public double Rate { get; } = rate;
}
