using System;
using System.Linq;
using System.Numerics;
using NetGen.Conformance.Tests.Engine;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>Holds a network against what PyTorch makes of a case: predictions, loss, gradients, and all that several steps change.</summary>
/// <param name="golden">The case.</param>
/// <param name="network">The network.</param>
/// <param name="tolerance">How far a quantity of the initial network may be off, as a share of the tensor's largest value.</param>
/// <param name="trainedTolerance">The same for what the steps make of it.</param>
internal sealed class GoldenCheck<T>(GoldenCase golden, IGoldenSubject<T> network, double tolerance, double trainedTolerance)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly GoldenBatch<T> _batch = new(
        Convert(golden.Inputs),
        golden.Targets is { } targets ? Convert(targets) : null,
        golden.Labels,
        golden.Weights is { } weights ? Convert(weights) : null,
        golden.Lengths);

    private readonly T[] _outputs = new T[golden.Outputs.Length];

    public void Run()
    {
        network.SetParameters(Convert(golden.InitialParameters));
        network.SetStatistics(Convert(golden.Statistics?.Initial ?? []));
        CheckPredictions();
        CheckGradients();
        if (golden.Statistics is { } statistics)
        {
            CheckTrainingOutputs(statistics);
        }

        for (int step = 0; step < GoldenCase.Steps; step++)
        {
            network.TrainStep(_batch);
            Assert.True(network.LatestStepWasApplied);
        }

        CheckTrained();
    }

    private void CheckPredictions()
    {
        network.PredictBatch(_batch, _outputs);
        TensorAssert.Close<T>(golden.Outputs, _outputs, tolerance, "outputs");
        Array.Clear(_outputs);
        T loss = network.ComputeLoss(_batch, _outputs);
        TensorAssert.Close<T>([golden.Statistics?.PredictedLoss ?? golden.Loss], [loss], tolerance, "loss in inference");
        TensorAssert.Close<T>(golden.Outputs, _outputs, tolerance, "outputs with the loss");
    }

    private void CheckGradients()
    {
        T loss = network.ComputeGradients(_batch);
        TensorAssert.Close<T>([golden.Loss], [loss], tolerance, "loss");
        TensorAssert.CloseByTensor<T>(golden.Definition.Parameters, golden.Gradients, Gradients(), tolerance, "gradient");
    }

    // No member tells what a network gives in training. The gradient by the last bias does, of the loss of one row alone: the weights of the others are 0,
    // and they are in the batch all the same.
    private void CheckTrainingOutputs(GoldenStatistics statistics)
    {
        int size = golden.Definition.OutputShape.Size;
        T slope = golden.Definition.Training!.Loss == Loss.MeanSquaredError ? T.CreateChecked(size / 2.0) : T.One;
        for (int row = 0; row < golden.Batch; row++)
        {
            T[] only = new T[golden.Batch];
            only[row] = T.One;
            network.ComputeGradients(_batch with { Weights = only });
            T[] differences = Gradients()[^size..];
            for (int i = 0; i < size; i++)
            {
                T target = _batch.Targets is { } targets ? targets[(row * size) + i] : T.CreateChecked(golden.Labels![row] == i ? 1 : 0);
                _outputs[(row * size) + i] = target + (slope * differences[i]);
            }
        }

        TensorAssert.Close<T>(statistics.TrainingOutputs, _outputs, tolerance, "outputs in training");
    }

    private void CheckTrained()
    {
        T[] parameters = new T[golden.InitialParameters.Length];
        network.GetParameters(parameters);
        TensorAssert.CloseByTensor<T>(golden.Definition.Parameters, golden.TrainedParameters, parameters, trainedTolerance, "trained parameters");
        if (golden.Statistics is { } expected)
        {
            T[] statistics = new T[expected.Trained.Length];
            network.GetStatistics(statistics);
            TensorAssert.CloseByTensor<T>(golden.Definition.Statistics, expected.Trained, statistics, trainedTolerance, "running statistics");
            network.PredictBatch(_batch, _outputs);
            TensorAssert.Close<T>(expected.TrainedOutputs, _outputs, trainedTolerance, "outputs after training");
        }
    }

    private T[] Gradients()
    {
        T[] gradients = new T[golden.InitialParameters.Length];
        network.GetGradients(gradients);
        return gradients;
    }

    private static T[] Convert(double[] values) => [.. values.Select(T.CreateChecked)];
}
