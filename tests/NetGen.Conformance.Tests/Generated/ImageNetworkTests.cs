using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks of images and signals against the engine in double.</summary>
public sealed class ImageNetworkTests
{
    private static readonly Lazy<CompiledNetworks> Compiled = new(() => new CompiledNetworks(ImageNetworks.All()));

    public static TheoryData<string> Names => [.. ImageNetworks.All().Select(definition => definition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name) =>
        EngineComparison.Run(Compiled.Value.CreateTrainable(name), Compiled.Value.Definition(name), rows: 60);

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreThoseOfTheLoss(string name) =>
        GeneratedFiniteDifferenceTests.Check(Compiled.Value.CreateTrainable(name), Compiled.Value.Definition(name));
}
