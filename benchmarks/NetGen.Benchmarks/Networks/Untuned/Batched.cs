namespace NetGen.Benchmarks.Networks;

// Networks that nothing was tuned on, called with batches.

[Network(17)]
[Dense(33, Activation.ReLU)]
[Dense(9, Activation.Softmax)]
internal sealed partial class U10;

[Network(64)]
[Dense(96, Activation.Tanh)]
[Dense(64, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
internal sealed partial class U11;

[Network(40)]
[Dense(128, Activation.ReLU)]
[Dense(128, Activation.ReLU)]
[Dense(128, Activation.ReLU)]
[Dense(3)]
internal sealed partial class U12;

[Network(200)]
[Dense(300, Activation.Sigmoid)]
[Dense(150, Activation.Sigmoid)]
[Dense(25, Activation.Softmax)]
internal sealed partial class U13;

[Network(600)]
[Dense(512, Activation.ReLU)]
[Dense(8, Activation.Sigmoid)]
internal sealed partial class U14;

[Network(77)]
[Dense(555, Activation.Tanh)]
[Dense(77)]
internal sealed partial class U15;
