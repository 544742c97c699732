using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generators.Declaration;

/// <summary>A member that is emitted into a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of its parameters with full names, if it is a method; <see langword="null"/> otherwise.</param>
/// <param name="TrainingOnly">Whether it is emitted only with a training attribute.</param>
internal sealed record EmittedMember(string Name, ImmutableArray<string>? Parameters, bool TrainingOnly)
{
    /// <summary>Whether it is emitted only where a network takes sequences step by step.</summary>
    public bool StreamingOnly { get; init; }

    /// <summary>As it is declared, with the types' short names: <c>Predict(ReadOnlySpan&lt;float&gt;, Span&lt;float&gt;)</c>.</summary>
    public override string ToString() =>
        Parameters is { } types ? Name + "(" + string.Join(", ", types.Select(type => type.Substring(type.LastIndexOf('.') + 1))) + ")" : Name;
}

/// <summary>All members that are emitted into a network: what a user's own members must not collide with.</summary>
internal static class EmittedMembers
{
    /// <summary>The class of what a network remembers, which is emitted into it.</summary>
    public const string State = "State";

    /// <summary>The parameter of the emitted constructor that is public, the seed.</summary>
    public const string ConstructorParameter = "ulong";

    /// <summary>The parameter of the emitted constructor that is private, parameters that are known.</summary>
    public const string PrivateConstructorParameter = Input;

    private const string Input = "System.ReadOnlySpan<float>";
    private const string Output = "System.Span<float>";
    private const string Labels = "System.ReadOnlySpan<int>";
    private const string Weights = "System.ReadOnlySpan<float>";
    private const string Lengths = "System.ReadOnlySpan<int>";
    private const string SequenceLengths = "NetGen.Runtime.SequenceLengths";
    private const string SampleWeights = "NetGen.Runtime.SampleWeights";
    private const string Bytes = "System.ReadOnlySpan<byte>";
    private const string Text = "string";
    private const string File = "System.IO.Stream";
    private const string Data = "NetGen.Dataset";

    /// <summary>
    /// The public members, the constructor aside. What is implemented explicitly (<c>Create</c>, the sizes as properties) is in nobody's way.
    /// </summary>
    public static ImmutableArray<EmittedMember> Public { get; } = ImmutableArray.Create(
        Value("InputSize"),
        Value("OutputSize"),
        Value("ParameterCount"),
        Value("Definition"),
        Method("get_Definition"),
        Method("Predict", Input, Output),
        Method("PredictBatch", Input, Output),
        Method("PredictBatch", Input, Output, "int"),
        Method("PredictBatch", Input, Lengths, Output),
        Method("PredictFeatures", Text, Input, Output),
        Method("GetParameters", Output),
        Method("SetParameters", Input),
        Method("Save", Text),
        Method("Save", File),
        Method("Load", Text),
        Method("Load", File),
        Method("Load", Bytes),
        Method("LoadParameters", Text),
        Method("LoadParameters", File),
        Method("LoadParameters", Bytes),
        Method("Summary"),
        Training(Value("LearningRate")),
        Training(Method("get_LearningRate")),
        Training(Method("set_LearningRate", "float")),
        Training(Value("MaxDegreeOfParallelism")),
        Training(Method("get_MaxDegreeOfParallelism")),
        Training(Method("set_MaxDegreeOfParallelism", "int")),
        Training(Value("LatestStepWasApplied")),
        Training(Method("get_LatestStepWasApplied")),
        Training(Method("set_LatestStepWasApplied", "bool")),
        Training(Method("TrainStep", Input, Input)),
        Training(Method("TrainStep", Input, Labels)),
        Training(Method("TrainStep", Input, Input, Weights)),
        Training(Method("TrainStep", Input, Labels, Weights)),
        Training(Method("TrainStep", Input, Input, Lengths)),
        Training(Method("TrainStep", Input, Labels, Lengths)),
        Training(Method("TrainStep", Input, Input, Weights, Lengths)),
        Training(Method("TrainStep", Input, Labels, Weights, Lengths)),
        Training(Method("ComputeGradients", Input, Input)),
        Training(Method("ComputeGradients", Input, Labels)),
        Training(Method("ComputeGradients", Input, Input, Weights)),
        Training(Method("ComputeGradients", Input, Labels, Weights)),
        Training(Method("ComputeGradients", Input, Input, Lengths)),
        Training(Method("ComputeGradients", Input, Labels, Lengths)),
        Training(Method("ComputeGradients", Input, Input, Weights, Lengths)),
        Training(Method("ComputeGradients", Input, Labels, Weights, Lengths)),
        Training(Method("ApplyGradients")),
        Training(Method("GetGradients", Output)),
        Training(Method("SetGradients", Input)),
        Training(Method("ComputeLoss", Input, Input, Output)),
        Training(Method("ComputeLoss", Input, Labels, Output)),
        Training(Method("ComputeLoss", Input, Input, Weights, Output)),
        Training(Method("ComputeLoss", Input, Labels, Weights, Output)),
        Training(Method("ComputeLoss", Input, Input, Lengths, Output)),
        Training(Method("ComputeLoss", Input, Labels, Lengths, Output)),
        Training(Method("ComputeLoss", Input, Input, Weights, Lengths, Output)),
        Training(Method("ComputeLoss", Input, Labels, Weights, Lengths, Output)),
        Training(Method("GetTrainingState")),
        Training(Method("SetTrainingState", "NetGen.TrainingState")),
        Training(Method("Fit", Data, "NetGen.FitOptions", "System.Threading.CancellationToken")),
        Training(Method("Evaluate", Data)));

    /// <summary>The private members: fields are reserved by name in every network of their kind, whether or not this one needs them.</summary>
    public static ImmutableArray<EmittedMember> Private { get; } = ImmutableArray.Create(
        Value("_parameters"),
        Method("PredictBatch", Input, SequenceLengths, Output, "int"),
        Training(Method("ComputeGradients", Input, Input, SampleWeights, SequenceLengths, "int")),
        Training(Method("ComputeGradients", Input, Labels, SampleWeights, SequenceLengths, "int")),
        Training(Method("ComputeLoss", Input, Input, SampleWeights, SequenceLengths, Output, "int")),
        Training(Method("ComputeLoss", Input, Labels, SampleWeights, SequenceLengths, Output, "int")),
        Training(Method("ComputeGradients", Input, Input, SampleWeights, "int")),
        Training(Method("ComputeGradients", Input, Labels, SampleWeights, "int")),
        Training(Method("ComputeLoss", Input, Input, SampleWeights, Output, "int")),
        Training(Method("ComputeLoss", Input, Labels, SampleWeights, Output, "int")),
        Value("_statistics"),
        Training(Value("_batchStatistics")),
        Training(Value("_hasBatchStatistics")),
        Training(Value("_gradients")),
        Training(Value("_firstMoments")),
        Training(Value("_secondMoments")),
        Training(Value("_velocities")),
        Training(Value("_meanSquares")),
        Training(Value("_squareSums")),
        Training(Value("_normBlocks")),
        Training(Value("_gradientScale")),
        Training(Value("_seed")),
        Training(Value("_step")),
        Training(Value("_workspace")),
        Training(Value("_activations")),
        Training(Value("_latestLossIsFinite")),
        Training(Value("_maxDegreeOfParallelism")),
        Training(Value("_gradientThreads")),
        Training(Value("_learningRate")));

    /// <summary>What takes a sequence step by step, public too: in the way of others only where it is emitted.</summary>
    public static ImmutableArray<EmittedMember> Streaming { get; } = ImmutableArray.Create(
        Value(State) with { StreamingOnly = true },
        Method("Step", State, Input, Output) with { StreamingOnly = true });

    /// <summary>All of them.</summary>
    public static ImmutableArray<EmittedMember> All { get; } = Public.AddRange(Private).AddRange(Streaming);

    private static readonly Dictionary<string, ImmutableArray<EmittedMember>> ByName =
        All.GroupBy(member => member.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>Those of a name; none if nothing of that name is emitted.</summary>
    public static ImmutableArray<EmittedMember> Named(string name) =>
        ByName.TryGetValue(name, out ImmutableArray<EmittedMember> members) ? members : ImmutableArray<EmittedMember>.Empty;

    private static EmittedMember Value(string name) => new(name, null, TrainingOnly: false);

    private static EmittedMember Method(string name, params string[] parameters) => new(name, parameters.ToImmutableArray(), TrainingOnly: false);

    private static EmittedMember Training(EmittedMember member) => member with { TrainingOnly = true };
}
