using System.Linq;
using System.Numerics;
using NetGen.Conformance.Tests.Engine;
using NetGen.Engine;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The engine against PyTorch: in double to nearly all digits, in float to the tolerance for float32.</summary>
public sealed class EngineGoldenTests
{
    private const double DoubleTolerance = 1e-12;

    [Theory]
    [MemberData(nameof(GoldenCases.All), MemberType = typeof(GoldenCases))]
    public void DoubleAgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);
        AssertAgrees<double>(golden, DoubleTolerance, DoubleTolerance);
    }

    [Theory]
    [MemberData(nameof(GoldenCases.All), MemberType = typeof(GoldenCases))]
    public void FloatAgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);
        AssertAgrees<float>(golden, GoldenCase.Tolerance, golden.TrainedTolerance);
    }

    private static void AssertAgrees<T>(GoldenCase golden, double tolerance, double trainedTolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RuntimeNetwork<T> network = new(golden.Definition);
        T[] inputs = Convert<T>(golden.Inputs);
        T[]? targets = golden.Targets is null ? null : Convert<T>(golden.Targets);
        T[]? weights = golden.Weights is null ? null : Convert<T>(golden.Weights);
        network.SetParameters(Convert<T>(golden.InitialParameters));

        T[] outputs = new T[golden.Outputs.Length];
        network.PredictBatch(inputs, outputs);
        TensorAssert.Close<T>(golden.Outputs, outputs, tolerance, "outputs");

        T loss = (targets, weights) switch
        {
            (null, null) => network.ComputeGradients(inputs, golden.Labels),
            (null, _) => network.ComputeGradients(inputs, golden.Labels, weights),
            (_, null) => network.ComputeGradients(inputs, targets),
            _ => network.ComputeGradients(inputs, targets, weights),
        };
        TensorAssert.Close<T>([golden.Loss], [loss], tolerance, "loss");
        loss = (targets, weights) switch
        {
            (null, null) => network.ComputeLoss(inputs, golden.Labels, outputs),
            (null, _) => network.ComputeLoss(inputs, golden.Labels, weights, outputs),
            (_, null) => network.ComputeLoss(inputs, targets, outputs),
            _ => network.ComputeLoss(inputs, targets, weights, outputs),
        };
        TensorAssert.Close<T>([golden.Loss], [loss], tolerance, "loss in inference");
        TensorAssert.Close<T>(golden.Outputs, outputs, tolerance, "outputs with the loss");

        T[] gradients = new T[network.ParameterCount];
        network.GetGradients(gradients);
        TensorAssert.CloseByTensor<T>(golden.Definition, golden.Gradients, gradients, tolerance, "gradient");

        for (int step = 0; step < GoldenCase.Steps; step++)
        {
            _ = (targets, weights) switch
            {
                (null, null) => network.TrainStep(inputs, golden.Labels),
                (null, _) => network.TrainStep(inputs, golden.Labels, weights),
                (_, null) => network.TrainStep(inputs, targets),
                _ => network.TrainStep(inputs, targets, weights),
            };
            Assert.True(network.LatestStepWasApplied);
        }

        T[] parameters = new T[network.ParameterCount];
        network.GetParameters(parameters);
        TensorAssert.CloseByTensor<T>(golden.Definition, golden.TrainedParameters, parameters, trainedTolerance, "trained parameters");
    }

    private static T[] Convert<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. values.Select(T.CreateChecked)];
}
