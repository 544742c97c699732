namespace NetGen.Conformance.Probe;

/// <summary>What is trained first.</summary>
[Network(6)]
[Dense(8, UseBias = false, Name = "trunk")]
[BatchNorm(Name = "norm")]
[Activate(Activation.Tanh)]
[Dense(5, UseBias = false, Name = "neck")]
[BatchNorm(Name = "scale")]
[Dense(3, Activation.Softmax, Name = "head")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class TransferSource;

/// <summary>What takes layers from there: its neck is wider, so all but trunk and normalisation are its own.</summary>
[Network(6)]
[Dense(8, UseBias = false, Name = "trunk")]
[BatchNorm(Name = "norm", Trainable = false)]
[Activate(Activation.Tanh)]
[Dense(7, UseBias = false, Name = "neck")]
[BatchNorm(Name = "scale")]
[Dense(3, Activation.Softmax, Name = "newHead")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class TransferTarget;
