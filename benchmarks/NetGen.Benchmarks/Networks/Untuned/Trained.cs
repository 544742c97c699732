namespace NetGen.Benchmarks.Networks;

// Networks that nothing was tuned on, trained.

[Network(5)]
[Dense(12, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
internal sealed partial class U16;

[Network(8)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(8, Activation.ReLU)]
[Dense(2)]
[Training(Loss.MeanSquaredError, Optimizer.Adam)]
internal sealed partial class U17;

[Network(120)]
[Dense(90, Activation.ReLU)]
[Dense(60, Activation.ReLU)]
[Dense(30, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
internal sealed partial class U18;

[Network(400)]
[Dense(250, Activation.Sigmoid)]
[Dense(250, Activation.Sigmoid)]
[Dense(15, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
internal sealed partial class U19;

[Network(350)]
[Dense(600, Activation.ReLU)]
[Dense(350)]
[Training(Loss.MeanSquaredError, Optimizer.Adam)]
internal sealed partial class U20;
