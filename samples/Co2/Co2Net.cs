using NetGen;

namespace NetGen.Samples.Co2;

/// <summary>
/// From the rise over twelve months, as it was in each of the last 48, to what it will be twelve months later; both against the mean of these 48, standardised.
/// </summary>
[Network(Forecaster.Window, 1)]
[GRU(8)]
[Dense(1)]
[Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class Co2Net;
