using System;

namespace NetGen;

/// <summary>
/// Long short-term memory, from <c>(time, features)</c> to <c>(units)</c> or, with <see cref="RecurrentAttribute.ReturnSequences"/>, <c>(time, units)</c>. Of each step the gates are
/// <c>i, f, o = σ(W·x[t] + U·h[t−1] + b)</c> and <c>g = tanh(W·x[t] + U·h[t−1] + b)</c>, each with weights of its own; the cell is <c>c[t] = f·c[t−1] + i·g</c>, the output <c>h[t] = o·tanh(c[t])</c>.
/// </summary>
/// <remarks>
/// Parameters as in PyTorch's <c>nn.LSTM</c>, the gates in the order i, f, g, o: <c>weight_ih_l0</c> <c>[4·units, features]</c>, <c>weight_hh_l0</c> <c>[4·units, units]</c> and one bias
/// <c>bias_ih_l0</c> <c>[4·units]</c>; the same with <c>_reverse</c> for the second direction. PyTorch has two biases, which only ever act as their sum: files are written with a zero
/// <c>bias_hh_l0</c>, and what is loaded is added up. Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997; the forget gate: Gers, Schmidhuber and Cummins, 2000.
/// </remarks>
/// <param name="units">The number of outputs of a step, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LSTMAttribute(int units) : RecurrentAttribute(units);
