using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetGen.Generators.Declaration;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>The table of emitted members, which protects the user's own from collisions, is what is emitted.</summary>
public sealed class EmittedMembersTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const string Layers = "[NetGen.Network(3)] [NetGen.Dense(4, NetGen.Activation.ReLU, Name = \"hidden\")] [NetGen.BatchNorm] [NetGen.Dense(2)] ";

    private const string Sequence = "[NetGen.Network(4, 3)] [NetGen.LSTM(4, Name = \"memory\")] [NetGen.BatchNorm] [NetGen.Dense(2)] ";

    private static readonly string[] Trained = ["Plain", "Adaptive", "Rolling", "Scaled", "Summed", "Wide", "Dropped", "Stepped"];

    private static readonly Lazy<NetworkCompilation> Networks = new(() => NetworkCompilation.Load($$"""
        {{Layers}} public sealed partial class Inference;
        {{Layers}} [NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.SGD)] public sealed partial class Plain;
        {{Layers}} [NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.Adam)] public sealed partial class Adaptive;
        [NetGen.Network(300), NetGen.Dense(200), NetGen.Dense(3), NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.SGD)] public sealed partial class Wide;
        {{Layers}} [NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.Momentum, ClipNorm = 1)] public sealed partial class Rolling;
        {{Layers}} [NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.RMSprop)] public sealed partial class Scaled;
        {{Layers}} [NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.Adagrad)] public sealed partial class Summed;
        [NetGen.Network(3), NetGen.Dropout(0.5), NetGen.Dense(2), NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.SGD)] public sealed partial class Dropped;
        {{Sequence}} public sealed partial class Stream;
        {{Sequence}} [NetGen.Training(NetGen.Loss.MeanSquaredError, NetGen.Optimizer.SGD)] public sealed partial class Stepped;
        """));

    [Fact]
    public void AnInferringNetworkHasTheMembersOfTheTableThatDoNotTrain() => Assert.Equal(
        EmittedMembers.All.Where(member => !member.TrainingOnly).Select(Describe).Order(StringComparer.Ordinal),
        Members("Inference").Concat(Members("Stream")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void WithoutSequencesThereAreNoneOfTheirs() => Assert.All(
        Members("Inference").Concat(Members("Adaptive")),
        member => Assert.DoesNotContain(EmittedMembers.Streaming, streamed => streamed.Name == member.Split('(')[0]));

    [Fact]
    public void NetworksThatLearnHaveTheMembersOfTheTable() => Assert.Equal(
        EmittedMembers.All.Select(Describe).Order(StringComparer.Ordinal),
        Trained.SelectMany(Members).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryNetworkHasTheConstructorsOfTheTable()
    {
        ConstructorInfo[] constructors = Networks.Value.NetworkType("Adaptive").GetConstructors(Declared);
        ParameterInfo seed = Assert.Single(Assert.Single(constructors, constructor => constructor.IsPublic).GetParameters());
        ParameterInfo known = Assert.Single(Assert.Single(constructors, constructor => constructor is { IsPublic: false, IsStatic: false }).GetParameters());

        Assert.Equal((EmittedMembers.ConstructorParameter, 0ul), (NameOf(seed.ParameterType), seed.DefaultValue));
        Assert.Equal(EmittedMembers.PrivateConstructorParameter, NameOf(known.ParameterType));
    }

    // What is implemented explicitly has a dot in its name, what the compiler adds an angle bracket; neither can collide.
    private static IEnumerable<string> Members(string type) => Networks.Value.NetworkType(type).GetMembers(Declared)
        .Where(member => member is not ConstructorInfo && !member.Name.Contains('.', StringComparison.Ordinal) && !member.Name.Contains('<', StringComparison.Ordinal))
        .Select(member => member is MethodInfo method
            ? Describe(method.Name, [.. method.GetParameters().Select(parameter => NameOf(parameter.ParameterType))])
            : Describe(member.Name, parameters: null));

    private static string Describe(EmittedMember member) => Describe(member.Name, member.Parameters?.ToArray());

    private static string Describe(string name, string[]? parameters) =>
        parameters is null ? name : $"{name}({string.Join(", ", parameters)})";

    private static string NameOf(Type type) => type switch
    {
        _ when type == typeof(float) => "float",
        _ when type == typeof(int) => "int",
        _ when type == typeof(byte) => "byte",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(ulong) => "ulong",
        _ when type == typeof(string) => "string",
        { IsNested: true } => type.Name,
        { IsGenericType: true } => $"{type.Namespace}.{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>",
        _ => type.FullName!,
    };
}
