using NetGen;

namespace NetGen.Samples.FuelEconomy;

/// <summary>
/// From cylinders, displacement, horsepower, weight, acceleration, year and origin (three columns, one of them 1), standardised, to miles per gallon.
/// </summary>
[Network(9)]
[Dense(32, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(1)]
[Training(Loss.MeanSquaredError, Optimizer.AdamW, LearningRate = 0.003, WeightDecay = 0.01)]
public sealed partial class FuelNet;
