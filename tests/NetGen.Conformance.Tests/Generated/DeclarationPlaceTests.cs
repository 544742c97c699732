using System;
using System.Linq;
using System.Reflection;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A network may stand wherever a partial class may, under any name; without training it has no member that trains.</summary>
public sealed class DeclarationPlaceTests
{
    private const string Layers = "[Network(3)] [Dense(2)] ";

    private const string Source = $$"""
        using NetGen;

        {{Layers}} public sealed partial class Global;

        namespace Places
        {
            {{Layers}} internal partial class Inside;

            public partial class Outer
            {
                internal partial struct Between
                {
                    {{Layers}} [Training(Loss.MeanSquaredError, Optimizer.SGD)] private sealed partial class Nested;
                }
            }
        }

        namespace @event.@class
        {
            public static partial class @static
            {
                {{Layers}} [Training(Loss.MeanSquaredError, Optimizer.Adam)] public sealed partial class @float;
            }

            namespace System.NetGen
            {
                {{Layers}} [Training(Loss.MeanSquaredError, Optimizer.Adam)] public sealed partial class Vector256;
            }
        }
        """;

    private static readonly Lazy<NetworkCompilation> Places = new(() => NetworkCompilation.Load(Source.Replace("using NetGen;", "using global::NetGen;", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Global", "Global")]
    [InlineData("Places.Inside", "Inside")]
    [InlineData("Places.Outer+Between+Nested", "Nested")]
    [InlineData("event.class.static+float", "float")]
    [InlineData("event.class.System.NetGen.Vector256", "Vector256")]
    public void ANetworkStandsAnywhere(string type, string name)
    {
        ILoadedNetwork network = Places.Value.Create(type);
        network.SetParameters([1, 2, 3, 4, 5, 6, 0.5f, -0.5f]);
        float[] output = new float[2];
        network.Predict([1, 10, 100], output);

        Assert.Equal([321.5f, 653.5f], output);
        Assert.Equal(name, network.Definition.Name);
        Assert.Contains("8", network.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTrainingNothingTrains()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        Type inference = Places.Value.NetworkType("Global");
        string[] training = [.. typeof(ITrainableNetwork<>).GetMembers().Select(member => member.Name)];

        Assert.Contains("TrainStep", training);
        Assert.DoesNotContain(inference.GetMembers(All), member => training.Contains(member.Name));
        Assert.Equal("_parameters", Assert.Single(inference.GetFields(All), field => !field.IsStatic).Name);
        Assert.DoesNotContain(inference.GetInterfaces(), type => type.Name.StartsWith("ITrainable", StringComparison.Ordinal));
    }
}
