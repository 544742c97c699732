using NetGen;

namespace NetGen.Samples.Waveshaper;

/// <summary>A sample of sound goes in, one comes out; twenty cells remember what came before.</summary>
[Network(Program.Stretch, 1)]
[LSTM(20, ReturnSequences = true)]
[Dense(1)]
[Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.01, TruncatedSteps = 256)]
public sealed partial class AmplifierNet;

/// <summary>The same without a memory: it can learn a curve, and nothing else.</summary>
[Network(1)]
[Dense(20, Activation.Tanh)]
[Dense(1)]
[Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.005)]
public sealed partial class CurveNet;
