namespace NetGen.Conformance.Probe;

/// <summary>What most image networks are made of, small.</summary>
[Network(8, 7, 3)]
[Conv2D(9, 3, Activation = Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 2, UseBias = false)]
[BatchNorm]
[Activate(Activation.Tanh)]
[Flatten]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class SmallImage;

/// <summary>Strides, groups, one filter a channel, paths that meet, windows that overlap, normalisation of each place.</summary>
[Network(9, 9, 2)]
[Conv2D(8, 3, Activation = Activation.Swish, Stride = 2, PaddingSize = 1, Name = "stem")]
[Conv2D(8, 3, Padding = Padding.Same, Groups = 8, Name = "depthwise")]
[Add(From = ["stem", "depthwise"], Name = "sum")]
[LayerNorm(Name = "norm")]
[Conv2D(10, 3, Activation = Activation.Tanh, Groups = 2, Dilation = 2, Padding = Padding.Same, Name = "groups")]
[AvgPool2D(3, Stride = 1, PaddingSize = 1, Name = "means", From = ["norm"])]
[Concat(From = ["groups", "means"])]
[MaxPool2D(2, Stride = 1)]
[GlobalAvgPool]
[Dense(4, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
public sealed partial class MixedImage;

/// <summary>A signal along one axis.</summary>
[Network(30, 2)]
[Conv1D(12, 5, Activation = Activation.GELU, Padding = Padding.Same)]
[AvgPool1D(2)]
[Conv1D(17, 3, Activation = Activation.PReLU, Stride = 2)]
[MaxPool1D(2)]
[Flatten]
[Dense(2)]
[Training(Loss.MeanSquaredError, Optimizer.Momentum)]
public sealed partial class SignalNetwork;

/// <summary>Too many places and filters to be written out: what is a loop over them must be one.</summary>
[Network(64, 64, 3)]
[Conv2D(64, 3, Activation = Activation.ReLU, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(128, 3, Activation = Activation.Tanh, Stride = 2, PaddingSize = 1)]
[Conv2D(128, 3, Padding = Padding.Same, Groups = 128, UseBias = false)]
[BatchNorm]
[Activate(Activation.ReLU)]
[AvgPool2D(2)]
[Flatten]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class LargeImage;
