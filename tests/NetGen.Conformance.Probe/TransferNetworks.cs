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

/// <summary>The same of images.</summary>
[Network(8, 6, 2)]
[Conv2D(9, 3, UseBias = false, Name = "trunk")]
[BatchNorm(Name = "norm")]
[Activate(Activation.Tanh)]
[MaxPool2D(2)]
[Conv2D(4, 2, Activation = Activation.Tanh, Name = "neck")]
[Flatten]
[Dense(3, Activation.Softmax, Name = "head")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class TransferImageSource;

/// <summary>Of larger images, which a convolution does not mind and a dense layer does; its neck has another kernel.</summary>
[Network(10, 6, 2)]
[Conv2D(9, 3, UseBias = false, Name = "trunk")]
[BatchNorm(Name = "norm", Trainable = false)]
[Activate(Activation.Tanh)]
[MaxPool2D(2)]
[Conv2D(4, 1, Activation = Activation.Tanh, Name = "neck")]
[Flatten]
[Dense(3, Activation.Softmax, Name = "head")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class TransferImageTarget;

/// <summary>The same of sequences.</summary>
[Network(6, 3)]
[LSTM(9, ReturnSequences = true, Name = "memory")]
[GRU(5, Bidirectional = true, Name = "neck")]
[Dense(3, Activation.Softmax, Name = "head")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class TransferSequenceSource;

/// <summary>Of longer sequences, which a recurrent layer does not mind; its neck goes one way.</summary>
[Network(10, 3)]
[LSTM(9, ReturnSequences = true, Name = "memory", Trainable = false)]
[GRU(5, Name = "neck")]
[Dense(3, Activation.Softmax, Name = "head")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class TransferSequenceTarget;
