using System.Collections.Generic;
using System.Linq;
using NetGen.Testing.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Shapes beyond the sweep's: many panels, sums of many terms, many layers.</summary>
public sealed class LargeShapeTests(LargeShapeTests.Fixture fixture, ITestOutputHelper output) : IClassFixture<LargeShapeTests.Fixture>
{
    public static TheoryData<string> Names => [.. Definitions().Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ALargeNetworkAgreesWithTheEngine(string name)
    {
        // Still more than two blocks of the widest, whose blocks are the shortest.
        Deviation deviation = EngineComparison.Run(
            fixture.Networks.CreateTrainable(name), fixture.Networks.Definition(name), rows: name switch
            {
                "Deep" => 389,
                "Blocks" => 263,
                _ => 101,
            });

        output.WriteLine(deviation.ToString());
    }

    private static IEnumerable<NetworkDefinition> Definitions()
    {
        yield return new DefinitionBuilder("Digits", 784)
            .Dense(128, Activation.ReLU)
            .Dense(64, Activation.ReLU)
            .Dense(10, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();

        // Rows are cut into blocks, forward and in the weight gradient, with rows and lanes left over.
        yield return new DefinitionBuilder("Blocks", 525)
            .Dense(333, Activation.Tanh)
            .Dense(41)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build();
        yield return new DefinitionBuilder("Wide", 20)
            .Dense(300, Activation.Tanh)
            .Dense(7)
            .Training(Loss.MeanSquaredError, Optimizer.Adam, epsilon: 1e-2)
            .Build();
        yield return new DefinitionBuilder("Wider", 33)
            .Dense(600, Activation.Sigmoid)
            .Dense(130, Activation.ReLU)
            .Activate(Activation.Sigmoid)
            .Dense(100, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();
        yield return new DefinitionBuilder("WideSoftmax", 5)
            .Dense(400)
            .Activate(Activation.Tanh)
            .Activate(Activation.Softmax)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build();

        DefinitionBuilder deep = new("Deep", 6);
        Activation[] activations = [Activation.Tanh, Activation.Linear, Activation.ReLU, Activation.Sigmoid];
        for (int i = 0; i < 11; i++)
        {
            deep.Dense(10 + i, activations[i % activations.Length], useBias: i % 3 != 0);
        }

        yield return deep.Dense(4).Training(Loss.MeanSquaredError, Optimizer.SGD).Build();
    }

    public sealed class Fixture
    {
        internal CompiledNetworks Networks { get; } = new(Definitions());
    }
}
