using System;

namespace NetGen;

/// <summary>
/// The simple (Elman) recurrent layer: <c>h[t] = f(W·x[t] + U·h[t−1] + b)</c>, from <c>(time, features)</c> to <c>(units)</c> or, with <see cref="RecurrentAttribute.ReturnSequences"/>,
/// <c>(time, units)</c>.
/// </summary>
/// <remarks>
/// Parameters as in PyTorch's <c>nn.RNN</c>: <c>weight_ih_l0</c> <c>[units, features]</c>, <c>weight_hh_l0</c> <c>[units, units]</c> and one bias <c>bias_ih_l0</c> <c>[units]</c>; the same with
/// <c>_reverse</c> for the second direction. PyTorch has two biases, which only ever act as their sum: files are written with a zero <c>bias_hh_l0</c>, and what is loaded is added up. Source: Elman,
/// "Finding structure in time", 1990.
/// </remarks>
/// <param name="units">The number of outputs of a step, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SimpleRNNAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>What is applied to the weighted sums of each step: <see cref="Activation.Tanh"/> (default) or <see cref="Activation.ReLU"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;
}
