using NetGen;

namespace NetGen.Samples.TransferLearning;

/// <summary>An autoencoder: gives back the digit that it is shown. It learns from digits 0 to 4, of which there are many, without their labels.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "hidden1")]
[Dense(64, Activation.ReLU, Name = "hidden2")]
[Dense(64, Activation.ReLU, Name = "hidden3")]
[Dense(64, Activation.ReLU, Name = "hidden4")]
[Dense(64, Activation.ReLU, Name = "hidden5")]
[Dense(64, Activation.ReLU, Name = "hidden6")]
[Dense(64, Activation.ReLU, Name = "hidden7")]
[Dense(64, Activation.ReLU, Name = "hidden8")]
[Dense(64, Activation.ReLU, Name = "hidden9")]
[Dense(64, Activation.ReLU, Name = "hidden10")]
[Dense(64, Name = "pixels")]
[Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.002)]
public sealed partial class AutoencoderNet;

/// <summary>Tells digits 5 to 9, of which there are few, with the same hidden layers: from scratch, or fine-tuned from those of the other network.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "hidden1")]
[Dense(64, Activation.ReLU, Name = "hidden2")]
[Dense(64, Activation.ReLU, Name = "hidden3")]
[Dense(64, Activation.ReLU, Name = "hidden4")]
[Dense(64, Activation.ReLU, Name = "hidden5")]
[Dense(64, Activation.ReLU, Name = "hidden6")]
[Dense(64, Activation.ReLU, Name = "hidden7")]
[Dense(64, Activation.ReLU, Name = "hidden8")]
[Dense(64, Activation.ReLU, Name = "hidden9")]
[Dense(64, Activation.ReLU, Name = "hidden10")]
[Dense(5, Activation.Softmax, Name = "digit")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.005)]
public sealed partial class DigitNet;

/// <summary>What comes after the hidden layers alone, for the features of a trained network.</summary>
[Network(64)]
[Dense(5, Activation.Softmax, Name = "digit")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.005)]
public sealed partial class HeadNet;

/// <summary>The same task for a network that is easy to train: one hidden layer.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "hidden1")]
[Dense(5, Activation.Softmax, Name = "digit")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.005)]
public sealed partial class ShallowNet;
