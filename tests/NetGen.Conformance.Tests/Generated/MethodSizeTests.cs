using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NetGen.Conformance.Probe;
using NetGen.Testing.Definitions;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>No emitted method is so large that the JIT gives up optimising it.</summary>
public sealed class MethodSizeTests(ITestOutputHelper output)
{
    /// <summary>Bytes of IL: the JIT optimises up to about 60,000, and loses track of locals before.</summary>
    private const int Budget = 16 * 1024;

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static bool IsExhaustive => Environment.GetEnvironmentVariable("NETGEN_EXHAUSTIVE") == "1";

    [Fact]
    public void MethodsOfWideAndDeepNetworksAreWithinTheBudget() =>
        output.WriteLine(AssertWithinBudget(new CompiledNetworks(Definitions()).Compilation.Assembly));

    /// <summary>What the JIT is shown to optimise in <see cref="JitTests"/>: 4096 units, sixty layers, single units, large images, trained.</summary>
    [Fact]
    public void MethodsOfTheProbeAreWithinTheBudget() => output.WriteLine(AssertWithinBudget(typeof(WideClassifier).Assembly));

    /// <summary>Asserts that no method of an assembly is beyond the budget, and names the largest.</summary>
    internal static string AssertWithinBudget(Assembly assembly)
    {
        List<(int Length, MethodBase Method)> methods =
        [
            .. assembly.GetTypes()
                .SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
                .Where(method => method.GetMethodBody() is not null)
                .Select(method => (method.GetMethodBody()!.GetILAsByteArray()!.Length, method))
                .OrderByDescending(method => method.Length),
        ];
        Assert.True(methods.Count > 100);
        string[] largest = [.. methods.Take(5).Select(method =>
            string.Create(CultureInfo.InvariantCulture, $"{method.Length} bytes: {method.Method.DeclaringType}.{method.Method.Name}"))];
        Assert.True(methods[0].Length <= Budget, string.Join('\n', largest));
        return string.Join('\n', largest);
    }

    private static IEnumerable<NetworkDefinition> Definitions()
    {
        yield return new DefinitionBuilder("Wide", 8)
            .Dense(4096, Activation.Tanh)
            .Dense(15, Activation.Softmax)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build();
        yield return new DefinitionBuilder("WideOutput", 15)
            .Dense(4095, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)
            .Build();

        // What is spelled out at its longest: eight terms a sum, in tiles of six rows and two vectors, with the longest function.
        yield return new DefinitionBuilder("Unrolled", 8)
            .Dense(24, Activation.Tanh)
            .Dense(8, Activation.Tanh)
            .Dense(24, Activation.Sigmoid)
            .Dense(8, Activation.Sigmoid)
            .Training(Loss.MeanSquaredError, Optimizer.Adam)
            .Build();

        // What grows with the number of layers: the pass over one sample, the procedures, the definition.
        yield return Deep("DeepPrediction", 60).Build();
        yield return Deep("DeepTraining", IsExhaustive ? 60 : 16).Training(Loss.MeanSquaredError, Optimizer.Adam).Build();
    }

    private static DefinitionBuilder Deep(string name, int layers)
    {
        DefinitionBuilder builder = new(name, 3);
        for (int i = 0; i < layers; i++)
        {
            builder.Dense(3, i % 2 == 0 ? Activation.Tanh : Activation.Sigmoid);
        }

        return builder;
    }
}
