using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
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

    [Fact]
    public void EveryMethodIsWithinTheBudget()
    {
        CompiledNetworks networks = new(Definitions());
        List<(int Length, MethodBase Method)> methods =
        [
            .. networks.Compilation.Assembly.GetTypes()
                .SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
                .Where(method => method.GetMethodBody() is not null)
                .Select(method => (method.GetMethodBody()!.GetILAsByteArray()!.Length, method))
                .OrderByDescending(method => method.Length),
        ];
        foreach ((int length, MethodBase method) in methods.Take(5))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{length} {method.DeclaringType}.{method.Name}"));
        }

        Assert.True(methods.Count > 300);
        Assert.All(methods.TakeWhile(method => method.Length > Budget), method => Assert.Fail($"{method.Method.DeclaringType}.{method.Method.Name}: {method.Length} bytes"));
    }

    private static IEnumerable<NetworkDefinition> Definitions()
    {
        int number = 0;
        foreach (Activation activation in NetworkShape.HiddenActivations)
        {
            // Unrolled sums at their longest beside looped ones; panels full, half and in part.
            foreach ((int inputs, int width, int outputs) in new[] { (8, 8, 8), (64, 65, 10), (16, 32, 3) })
            {
                yield return new DefinitionBuilder(string.Create(CultureInfo.InvariantCulture, $"Size{number++}"), inputs)
                    .Dense(width, activation)
                    .Dense(outputs, Activation.Softmax)
                    .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)
                    .Build();
            }
        }

        yield return new DefinitionBuilder("Wide", 8)
            .Dense(4096, Activation.Tanh)
            .Dense(15, Activation.Softmax)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build();
        yield return new DefinitionBuilder("WideOutput", 15)
            .Dense(4095, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)
            .Build();

        // What grows with the number of layers: the pass over one sample, the procedures, the definition.
        DefinitionBuilder deep = new("Deep", 16);
        for (int i = 0; i < 60; i++)
        {
            deep.Dense(16, i % 2 == 0 ? Activation.Tanh : Activation.Sigmoid);
        }

        yield return deep.Training(Loss.MeanSquaredError, Optimizer.Adam).Build();
    }
}
