namespace NetGen.Conformance.Probe;

/// <summary>Small enough that a prediction is spelled out.</summary>
[Network(4)]
[Dense(5, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class SmallClassifier;

/// <summary>Many panels, long sums.</summary>
[Network(300)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
public sealed partial class LargeClassifier;

/// <summary>Panels that are full, half and in part; functions that must be inlined many times over.</summary>
[Network(9)]
[Dense(65, Activation.Sigmoid)]
[Dense(24, Activation.Tanh)]
[Dense(40, Activation.Sigmoid)]
[Dense(2)]
[Training(Loss.MeanSquaredError, Optimizer.Adam)]
public sealed partial class Forecast;

/// <summary>Activations by themselves, and a softmax over several vectors.</summary>
[Network(20)]
[Activate(Activation.Tanh)]
[Dense(17, Activation.ReLU)]
[Activate(Activation.Sigmoid)]
[Dense(40, Activation.Tanh)]
[Activate(Activation.Softmax)]
[Training(Loss.MeanSquaredError, Optimizer.SGD)]
public sealed partial class Layered;
