using NetGen;

namespace NetGen.Samples.Residual;

/// <summary>
/// From an image of 8×8 pixels to a probability for each of ten digits. Two residual blocks: what a block's convolutions compute is added to what the block was given, so that
/// it learns a change, and gradients reach the layers before it undiminished.
/// </summary>
[Network(8, 8, 1)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.ReLU, Name = "stem")]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm(Name = "change1")]
[Add(From = ["stem", "change1"])]
[Activate(Activation.ReLU, Name = "block1")]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activate(Activation.ReLU)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm(Name = "change2")]
[Add(From = ["block1", "change2"])]
[Activate(Activation.ReLU)]
[GlobalAvgPool]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class ResidualNet;
