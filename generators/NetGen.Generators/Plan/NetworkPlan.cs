using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Plan;

/// <summary>Everything that is emitted for a network, with every number resolved and no C# in it.</summary>
/// <param name="Type">The class to extend.</param>
/// <param name="VectorBits">The vector width.</param>
/// <param name="Definition">The declaration as data.</param>
/// <param name="ArenaLength">Floats of the parameters with all padding.</param>
/// <param name="FromCanonical">Spreads canonical order into the arena of parameters.</param>
/// <param name="ToCanonical">Gathers the arena of parameters into canonical order.</param>
/// <param name="TrainedFromCanonical">Spreads canonical order into an arena that has the trained parameters only.</param>
/// <param name="TrainedToCanonical">Gathers such an arena into canonical order; what is not trained stays as it is there.</param>
/// <param name="Statistics">What it keeps beside its parameters; <see langword="null"/> if nothing.</param>
/// <param name="Inference">How it predicts.</param>
/// <param name="Training">How it learns; <see langword="null"/> if it does not.</param>
/// <param name="Methods">The methods, in the order in which a reader meets them; no two equal.</param>
internal sealed record NetworkPlan(
    TypeModel Type,
    int VectorBits,
    DefinitionPlan Definition,
    int ArenaLength,
    EquatableArray<CallPlan> FromCanonical,
    EquatableArray<CallPlan> ToCanonical,
    EquatableArray<CallPlan> TrainedFromCanonical,
    EquatableArray<CallPlan> TrainedToCanonical,
    StatisticsPlan? Statistics,
    InferencePlan Inference,
    TrainingPlan? Training,
    EquatableArray<MethodPlan> Methods)
{
    /// <summary>How it goes through a sequence step by step; <see langword="null"/> if it cannot.</summary>
    public StreamingPlan? Streaming { get; init; }

    /// <summary>Into how many rows the outputs of a sample fall, each of which is one prediction to the loss.</summary>
    public int OutputRows { get; init; } = 1;

    /// <summary>The multiply-adds of the products that predict one sample, without those of padding.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>What it costs.</summary>
    public NetworkBudget Budget => new(
        Type.Name,
        Type.MetadataName,
        Definition.ParameterCount,
        MultiplyAdds,
        (long)Inference.PredictScratch * sizeof(float),
        MachineCode.Of(Inference.Predict),
        Training is null ? null : MachineCode.Of(Training.Step),
        Inference.Predict.SelectMany(call => call.Method.Kernels).Any(kernel => kernel.LoopsOverTiles));

    /// <summary>Whether it matters where a sample's sequence ends.</summary>
    public bool ReadsLengths => Inference.PredictRows.SelectMany(call => call.Method.Kernels).Any(kernel => kernel.ReadsLengths);

    /// <summary>Whether each step has outputs, which count only up to the end of a sequence.</summary>
    public bool MasksOutput => ReadsLengths && Definition.Output.Rank == 2;
}

/// <summary>How a network goes through a sequence step by step, with a state that is kept between them.</summary>
/// <param name="InputSize">The floats of a step's input.</param>
/// <param name="OutputSize">The floats that a step gives.</param>
/// <param name="Step">The calls for one step.</param>
/// <param name="Scratch">Floats of scratch they need.</param>
/// <param name="States">What is remembered.</param>
/// <param name="StateLength">Floats of it, padding included.</param>
internal sealed record StreamingPlan(
    int InputSize, int OutputSize, EquatableArray<CallPlan> Step, int Scratch, EquatableArray<StatePlan> States, int StateLength)
{
    /// <summary>Up to how many floats of scratch lie beside the state.</summary>
    private const int MostOwnScratch = 4096;

    /// <summary>Whether the scratch lies beside the state, which is quicker to find than what a thread keeps.</summary>
    public bool HasOwnScratch => Scratch <= MostOwnScratch;
}

/// <summary>Something that is remembered from step to step.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Length">Its floats.</param>
/// <param name="Offset">Where it starts in the state.</param>
internal sealed record StatePlan(string Name, int Length, int Offset);

/// <summary>What a network keeps from step to step beside its parameters, and predicts with.</summary>
/// <param name="ArenaLength">Floats with all padding.</param>
/// <param name="FromCanonical">Spreads them, in the order of the layers, into the arena.</param>
/// <param name="ToCanonical">Gathers them from the arena.</param>
internal sealed record StatisticsPlan(int ArenaLength, EquatableArray<CallPlan> FromCanonical, EquatableArray<CallPlan> ToCanonical);

/// <summary>How a network predicts.</summary>
/// <param name="Predict">The calls for one sample.</param>
/// <param name="PredictScratch">Floats of scratch they need.</param>
/// <param name="PredictRows">The calls for a block of samples.</param>
/// <param name="RowsScratch">Floats of scratch they need for each sample.</param>
/// <param name="BlockRows">How many samples a block has at the most.</param>
/// <param name="RowMultiple">What numbers of samples threads start at, so that no rounding depends on their number.</param>
/// <param name="FlopPerSample">The floating-point operations of its products: what says how many threads a batch is worth.</param>
/// <param name="Features">How it gives the results of layers before the last.</param>
internal sealed record InferencePlan(
    EquatableArray<CallPlan> Predict,
    int PredictScratch,
    EquatableArray<CallPlan> PredictRows,
    int RowsScratch,
    int BlockRows,
    int RowMultiple,
    long FlopPerSample,
    EquatableArray<FeaturesPlan> Features);

/// <summary>How a network gives the result of one of its layers.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Name">The name of the emitted method.</param>
/// <param name="Size">The floats of the result for each sample.</param>
/// <param name="Rows">The calls for a block of samples, as those of prediction; none if it is the network's own result.</param>
/// <param name="RowsScratch">Floats of scratch they need for each sample.</param>
/// <param name="BlockRows">How many samples a block has at the most.</param>
internal sealed record FeaturesPlan(string Layer, string Name, int Size, EquatableArray<CallPlan> Rows, int RowsScratch, int BlockRows);

/// <summary>How a network learns.</summary>
/// <param name="Forward">The calls of the forward pass over a batch, all activations kept.</param>
/// <param name="LossOfTargets">The loss and its gradient, given target rows.</param>
/// <param name="LossOfLabels">The same, given class indices.</param>
/// <param name="MeasureTargets">The loss alone after prediction, given target rows.</param>
/// <param name="MeasureLabels">The same, given class indices.</param>
/// <param name="Backward">The calls of the backward pass.</param>
/// <param name="Phases">The same step for several threads; <see langword="null"/> if it is too small for more than one.</param>
/// <param name="FlopPerSample">The floating-point operations of the products of a step: what says how many threads it is worth.</param>
/// <param name="ActivationsPerRow">Floats of activations and their gradients for each sample.</param>
/// <param name="Workspace">Floats the backward pass needs whatever the batch.</param>
/// <param name="Update">The optimizer's step.</param>
/// <param name="SpareRows">Samples beyond those of the batch that there are to be activations for.</param>
/// <param name="FewestRows">How few samples a batch may have.</param>
internal sealed record TrainingPlan(
    EquatableArray<CallPlan> Forward,
    CallPlan LossOfTargets,
    CallPlan LossOfLabels,
    CallPlan MeasureTargets,
    CallPlan MeasureLabels,
    EquatableArray<CallPlan> Backward,
    PhasesPlan? Phases,
    long FlopPerSample,
    int ActivationsPerRow,
    int Workspace,
    UpdatePlan Update,
    int SpareRows = 0,
    int FewestRows = 1)
{
    /// <summary>All calls of a step with target rows, in order.</summary>
    public IEnumerable<CallPlan> Step => Forward.Append(LossOfTargets).Concat(Backward).Append(Update.Method);

    /// <summary>Whether a step draws random numbers.</summary>
    public bool IsRandom => Forward.Any(call => call.Method.IsRandom);
}

/// <summary>
/// The gradients of a batch in phases, each of which threads share out among themselves: of what works sample by sample each takes some of the
/// samples, of what can be cut a part, and of the rest a call. A phase begins when the one before is done.
/// </summary>
/// <param name="Forward">All layers, cut where one needs all samples.</param>
/// <param name="Loss">The loss, in the order of the samples, beside what the backward pass computes from parameters alone.</param>
/// <param name="LossOfLabels">The same, given class indices.</param>
/// <param name="Backward">A phase for each layer.</param>
internal sealed record PhasesPlan(EquatableArray<PhasePlan> Forward, PhasePlan Loss, PhasePlan LossOfLabels, EquatableArray<PhasePlan> Backward);

/// <summary>Calls whose parts may run at once.</summary>
/// <param name="Name">The name of the emitted method that runs a part of it.</param>
/// <param name="Summary">What it does, for its doc comment.</param>
/// <param name="RowMultiple">What numbers of samples parts start at.</param>
/// <param name="Calls">The calls, in order.</param>
internal sealed record PhasePlan(string Name, string Summary, int RowMultiple, EquatableArray<CallPlan> Calls);
