namespace NetGen.Generators.Diagnostics;

/// <summary>What can be wrong with a declaration: one member an error, in the order of their ids.</summary>
internal enum Problem
{
    /// <summary>An argument is outside its range: {argument}, {range}, {value}.</summary>
    ArgumentOutOfRange,

    /// <summary>A layer cannot take the shape it is given: {layer}, {what it needs}, {what it gets}.</summary>
    WrongInputShape,

    /// <summary>Softmax anywhere but on the output: {layer}.</summary>
    SoftmaxNotLast,

    /// <summary>The loss and the last activation do not pair: {loss}, {activations that pair}, {last activation}.</summary>
    LossActivationMismatch,
}
