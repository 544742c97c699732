using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>The covering selection, compiled once for all tests.</summary>
public sealed class SweepNetworks
{
    private readonly Lazy<CompiledNetworks> _networks = new(() => new CompiledNetworks(Definitions()));

    internal CompiledNetworks Networks => _networks.Value;

    internal static IEnumerable<NetworkDefinition> Definitions() =>
        SweepShapes.Covering.Select((shape, i) => shape.Define(NameOf(i)));

    internal static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"Sweep{index:000}");
}

/// <summary>Generated networks of all activations, losses, optimizers, sizes and forms against the engine in double.</summary>
public sealed class SweepTests(SweepNetworks sweep, ITestOutputHelper output) : IClassFixture<SweepNetworks>
{
    public static TheoryData<string> Names => [.. Enumerable.Range(0, SweepShapes.Covering.Length).Select(SweepNetworks.NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AGeneratedNetworkAgreesWithTheEngine(string name)
    {
        Deviation deviation = EngineComparison.Run(sweep.Networks.CreateTrainable(name), sweep.Networks.Definition(name));

        output.WriteLine(deviation.ToString());
    }

    [Fact]
    public void EveryMethodIsWithinTheBudget() => output.WriteLine(MethodSizeTests.AssertWithinBudget(sweep.Networks.Compilation.Assembly));

    [Fact]
    public void EveryTwoChoicesMeet()
    {
        HashSet<string> covered = [.. SweepShapes.Covering.SelectMany(shape => shape.Pairs())];

        foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
        {
            Assert.All(NetworkShape.Heads, head => Assert.Contains($"last {head.Last}, optimizer {optimizer}", covered));
            Assert.All(NetworkShape.Heads, head => Assert.Contains($"loss {head.Loss}, optimizer {optimizer}", covered));
        }

        Assert.All(NetworkShape.Heads, head => Assert.Contains($"last {head.Last}, loss {head.Loss}", covered));
        foreach (int size in NetworkShape.AllSizes)
        {
            Assert.Contains($"input {size}", covered);
            Assert.Contains($"output {size}", covered);
            Assert.Contains($"width {size}", covered);
            Assert.All(NetworkShape.HiddenActivations, hidden => Assert.Contains($"hidden {hidden}, {NetworkShape.LanesOf(size)}", covered));
            Assert.All(Enum.GetValues<BiasUse>(), bias => Assert.Contains($"bias {bias}, {NetworkShape.LanesOf(size)}", covered));
            Assert.All(
                NetworkShape.AllSizes,
                other => Assert.Contains($"{NetworkShape.LanesOf(size)} to {NetworkShape.LanesOf(other)}", covered));
            Assert.All(NetworkShape.Heads, head => Assert.Contains($"last {head.Last}, output of {NetworkShape.LanesOf(size)}", covered));
            Assert.All(NetworkShape.Heads, head => Assert.Contains($"loss {head.Loss}, output of {NetworkShape.LanesOf(size)}", covered));
        }
    }
}
