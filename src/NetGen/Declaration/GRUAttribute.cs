using System;

namespace NetGen;

/// <summary>
/// The gated recurrent unit, from <c>(time, features)</c> to <c>(units)</c> or, with <see cref="RecurrentAttribute.ReturnSequences"/>, <c>(time, units)</c>. Of each step the gates are
/// <c>r, z = σ(W·x[t] + b + U·h[t−1] + b')</c>, what is new is <c>n = tanh(W·x[t] + b + r·(U·h[t−1] + b'))</c>, each with weights and biases of its own, and the output
/// <c>h[t] = (1 − z)·n + z·h[t−1]</c>.
/// </summary>
/// <remarks>
/// Parameters as in PyTorch's <c>nn.GRU</c>, the gates in the order r, z, n: <c>weight_ih_l0</c> <c>[3·units, features]</c>, <c>weight_hh_l0</c> <c>[3·units, units]</c>, <c>bias_ih_l0</c> and
/// <c>bias_hh_l0</c> <c>[3·units]</c>; the same with <c>_reverse</c> for the second direction. Source: Cho et al., "Learning phrase representations using RNN encoder–decoder", 2014, with the reset gate
/// after the product, as in cuDNN and PyTorch.
/// </remarks>
/// <param name="units">The number of outputs of a step, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GRUAttribute(int units) : RecurrentAttribute(units);
