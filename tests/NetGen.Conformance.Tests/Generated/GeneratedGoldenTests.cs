using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Conformance.Tests.Engine;
using NetGen.Conformance.Tests.Golden;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Generated networks against PyTorch.</summary>
public sealed class GeneratedGoldenTests(GeneratedGoldenTests.Fixture fixture) : IClassFixture<GeneratedGoldenTests.Fixture>
{
    /// <summary>It has a layer that nothing reads. A declaration is refused for that; only the engine takes it.</summary>
    private const string UnreadLayer = "fork";

    public static TheoryData<string> Names => [.. Cases().Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AGeneratedNetworkAgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);
        ILoadedTrainableNetwork network = fixture.Compilation.CreateTrainable(ClassName(golden));
        float[] inputs = Narrow(golden.Inputs);
        float[]? targets = golden.Targets is null ? null : Narrow(golden.Targets);
        float[]? weights = golden.Weights is null ? null : Narrow(golden.Weights);
        network.SetParameters(Narrow(golden.InitialParameters));

        float[] outputs = new float[golden.Outputs.Length];
        network.PredictBatch(inputs, outputs);
        TensorAssert.Close<float>(golden.Outputs, outputs, GoldenCase.Tolerance, "outputs");
        for (int row = 0; row < golden.Batch; row++)
        {
            network.Predict(
                inputs.AsSpan(row * network.InputSize, network.InputSize), outputs.AsSpan(row * network.OutputSize, network.OutputSize));
        }

        TensorAssert.Close<float>(golden.Outputs, outputs, GoldenCase.Tolerance, "outputs one by one");

        float loss = (targets, weights) switch
        {
            (null, null) => network.ComputeGradients(inputs, golden.Labels),
            (null, _) => network.ComputeGradients(inputs, golden.Labels, weights),
            (_, null) => network.ComputeGradients(inputs, targets),
            _ => network.ComputeGradients(inputs, targets, weights),
        };
        TensorAssert.Close<float>([golden.Loss], [loss], GoldenCase.Tolerance, "loss");
        loss = (targets, weights) switch
        {
            (null, null) => network.ComputeLoss(inputs, golden.Labels, outputs),
            (null, _) => network.ComputeLoss(inputs, golden.Labels, weights, outputs),
            (_, null) => network.ComputeLoss(inputs, targets, outputs),
            _ => network.ComputeLoss(inputs, targets, weights, outputs),
        };
        TensorAssert.Close<float>([golden.Loss], [loss], GoldenCase.Tolerance, "loss in inference");
        TensorAssert.Close<float>(golden.Outputs, outputs, GoldenCase.Tolerance, "outputs with the loss");

        float[] gradients = new float[network.ParameterCount];
        network.GetGradients(gradients);
        TensorAssert.CloseByTensor<float>(golden.Definition, golden.Gradients, gradients, GoldenCase.Tolerance, "gradient");

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

        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        TensorAssert.CloseByTensor<float>(golden.Definition, golden.TrainedParameters, parameters, golden.TrainedTolerance, "trained parameters");
    }

    private static IEnumerable<GoldenCase> Cases() => GoldenCases.List.Where(golden => golden.Name != UnreadLayer);

    private static string ClassName(GoldenCase golden) => "Golden_" + golden.Name;

    private static float[] Narrow(double[] values) => [.. values.Select(value => (float)value)];

    public sealed class Fixture
    {
        internal NetworkCompilation Compilation { get; } =
            NetworkCompilation.Load("using NetGen;\n" + string.Concat(Cases().Select(golden => golden.ToSource(ClassName(golden)))));
    }
}
